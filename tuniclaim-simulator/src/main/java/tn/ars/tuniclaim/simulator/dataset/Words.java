package tn.ars.tuniclaim.simulator.dataset;

import java.util.stream.Stream;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;

/** The texts of the world, encoded once. Companies and care providers are fictional. */
final class Words {

    static final SerializableString[] PERSONS = pairs(
            "Ahmed Amira Anis Aïcha Béchir Chiraz Cyrine Dorra Emna Fatma Faouzi Hédi Houda Imed Ines Karim Khaled Leïla "
                    + "Malek Mehdi Mohamed Mouna Nabil Nadia Olfa Rania Riadh Salma Sami Slim Sonia Tarek Wafa Yassine Zied",
            "Abdelkéfi Ayari Baccouche Belhadj Ben~Ali Ben~Salah Ben~Youssef Bouazizi Bouchnak Chaabane Chebbi Daoud "
                    + "Ennaceur Ferchichi Gharbi Ghannouchi Hamdi Jaziri Jebali Karoui Khemiri Ksouri Lahmar Mabrouk "
                    + "Maâtoug Mejri Mhenni Nasri Oueslati Rezgui Sassi Trabelsi Triki Zouari D’Hédouville Lefèvre");

    static final SerializableString[] ARABIC_PERSONS = pairs(
            "أحمد أميرة بشير خديجة رانية سامي سلمى سنية صالح طارق عائشة فاطمة كريم ليلى محمد منى نادية نبيل يوسف ياسين",
            "الطرابلسي الغربي الجبالي العياري الزواري الوسلاتي الخميري القروي النصري السعيدي الشابي الماجري بن~علي بن~صالح");

    static final SerializableString[] COMPANIES = encoded(
            "Assurances Carthage Vie",
            "Mutuelle du Cap Bon",
            "Banque de la Médina",
            "Conserveries Sidi Daoud",
            "Textiles du Sahel",
            "Phosphates de Métlaoui Services",
            "Société d'Électricité Jasmin",
            "Transports Hannibal & Fils",
            "Groupe Hôtelier Zarzis",
            "Cimenterie Djebel Oust",
            "Télécoms Ulysse",
            "Huileries Zitouna \"Extra\"",
            "Laiterie des Mogods",
            "Ateliers Mécaniques de Rades",
            "Imprimerie El Manar",
            "Aéro-Composants Enfidha");

    static final SerializableString[] ARABIC_COMPANIES =
            encoded("شركة الياسمين للتأمين", "تعاضدية الوطن القبلي", "مصرف المدينة", "نسيج الساحل", "نزل جرجيس");

    static final SerializableString[] PRESTATAIRES = encoded(
            "Clinique Les Jasmins",
            "Polyclinique Ibn Khaldoun-Sud",
            "Pharmacie Bab Bhar",
            "Laboratoire El Amen d'Analyses",
            "Cabinet Dr Mejri, ophtalmologie",
            "Centre d'Imagerie La Marsa-Nord",
            "Optique Vision du Lac",
            "Cabinet dentaire Dr Rezgui",
            "Centre de Kinésithérapie Ennasr",
            "Maternité Sainte-Perpétue");

    static final SerializableString[] ARABIC_PRESTATAIRES =
            encoded("مصحة الياسمين", "صيدلية باب بحر", "مخبر التحاليل الأمين", "عيادة الدكتور الماجري");

    static final SerializableString[] CHAPITRES = encoded(
            "Consultations",
            "Pharmacie",
            "Analyses biologiques",
            "Imagerie médicale",
            "Optique",
            "Soins dentaires",
            "Hospitalisation",
            "Kinésithérapie",
            "Maternité",
            "Appareillage");

    static final SerializableString[] ACTES = encoded(
            "Consultation généraliste",
            "Consultation spécialiste",
            "Ordonnance",
            "Bilan sanguin",
            "Radiographie",
            "Monture et verres",
            "Détartrage",
            "Séjour chirurgical",
            "Séance de rééducation",
            "Échographie");

    static final SerializableString[] PRODUITS = encoded(
            "Paracétamol 1 g",
            "Amoxicilline 500 mg",
            "Verre progressif",
            "Monture adulte",
            "NFS + CRP",
            "Radio thorax F/P",
            "Acte C2",
            "Acte D10",
            "Séance AMM 8",
            "Insuline glargine",
            "Échographie abdominale",
            "Forfait bloc");

    static final SerializableString[] ADRESSES = encoded(
            "12, rue de Marseille, 1000 Tunis",
            "Route de Gremda km 3, 3062 Sfax",
            "Av. de l'Environnement, 4000 Sousse",
            "Zone industrielle, 8030 Grombalia");

    static final SerializableString[] MESSAGES =
            encoded("Plafond annuel atteint", "Ticket modérateur appliqué", "Pièce justificative demandée");

    private Words() {}

    private static SerializableString[] encoded(String... texts) {
        return Stream.of(texts).map(SerializedString::new).toArray(SerializableString[]::new);
    }

    private static SerializableString[] pairs(String firstNames, String lastNames) {
        return Stream.of(firstNames.split(" ", -1))
                .flatMap(first -> Stream.of(lastNames.split(" ", -1)).map(last -> first + " " + last.replace('~', ' ')))
                .map(SerializedString::new)
                .toArray(SerializableString[]::new);
    }
}
