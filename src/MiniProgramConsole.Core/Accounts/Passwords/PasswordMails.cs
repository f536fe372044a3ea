using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed class PasswordMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>The code isn't in the subject, because subjects are shown in lists.</summary>
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
