using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>The mails about forgotten passwords.</summary>
public sealed class PasswordMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>Carries the code with which a forgotten password is replaced. The code stands in the text alone, since subjects are listed.</summary>
    /// <param name="user">The account.</param>
    /// <param name="code">The code.</param>
    /// <param name="language">The language of whoever asks.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail ResetCode(ApplicationUser user, string code, CultureInfo language, DateTime now) => writer.Write(
        user.ToReceiver(language),
        new MailLetter
        {
            Urgency = MailUrgency.Code,
            Subject = new Message("Mail.Reset.Subject"),
            Before = [new Message("Mail.Reset.Text", user.Email!), new Message("Mail.Reset.Code", code)],
            LinkText = new Message("Mail.Reset.Link"),
            Link = links.ResetPassword,
            After =
            [
                new Message("Mail.Reset.Until", (int)PasswordResetCode.Lifetime.TotalMinutes, PasswordResetCode.MaxTries),
                new Message("Mail.Reset.Stranger"),
            ],
        },
        now);
}
