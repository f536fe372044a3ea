namespace MiniProgramConsole.Core.Mail;

public enum MailUrgency
{
    Code = 1,

    SecurityNotice = 2,

    Other = 3,
}
