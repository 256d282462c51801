package tn.ars.tuniclaim.event;

public enum NoticeLanguage {
    FR,
    EN
}
