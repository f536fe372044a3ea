namespace MiniProgramConsole.Core.Mail;

/// <summary>Which mails go first, the most urgent ones with the lowest number.</summary>
public enum MailUrgency
{
    /// <summary>A code that somebody waits for, and that is good for minutes.</summary>
    Code = 1,

    /// <summary>That something was done with an account, which its person may want to stop.</summary>
    SecurityNotice = 2,

    /// <summary>All others.</summary>
    Other = 3,
}
