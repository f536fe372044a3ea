using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

public sealed class AccountMails(MailWriter writer, ConsoleLinks links)
{
    public OutboxMail Confirmation(ApplicationUser user, string secret, CultureInfo language, DateTime now) => writer.Write(
        user.ToReceiver(language),
        new MailLetter
        {
            Subject = new Message("Mail.Confirm.Subject"),
            Before = [new Message("Mail.Confirm.Text", user.Email!)],
            LinkText = new Message("Mail.Confirm.Link"),
            Link = links.ConfirmEmail(secret),
            After = [new Message("Mail.Confirm.Until", (int)AccountToken.Lifetime.TotalHours), new Message("Mail.Confirm.Stranger")],
        },
        now);

    public OutboxMail SecurityNotice(MailReceiver to, Message subject, Message text, DateTime now) => writer.Write(
        to,
        new MailLetter
        {
            Urgency = MailUrgency.SecurityNotice,
            Subject = subject,
            Before = [text],
            LinkText = new Message("Mail.Security.Link"),
            Link = links.AccountSecurity,
            After = [new Message("Mail.Security.NotYou")],
        },
        now);

    public OutboxMail Goodbye(MailReceiver to, DateTime now) => writer.Write(
        to,
        new MailLetter
        {
            Urgency = MailUrgency.SecurityNotice,
            Subject = new Message("Mail.Goodbye.Subject"),
            Before = [new Message("Mail.Goodbye.Text", to.Address, now)],
            LinkText = new Message("Mail.Goodbye.Link"),
            Link = links.Root,
            After = [new Message("Mail.Goodbye.NotYou")],
        },
        now);

    public OutboxMail RegisteredAlready(ApplicationUser user, CultureInfo language, DateTime now) =>
        ToSignIn(user, new Message("Mail.Registered.Subject"), new Message("Mail.Registered.Text", user.Email!), language, now);

    /// <summary>Leaves out the person's name, because the reader may be a stranger.</summary>
    public OutboxMail NewEmail(ApplicationUser user, string email, string secret, CultureInfo language, DateTime now) => writer.Write(
        user.ToReceiver(language) with { Address = email, Name = null },
        new MailLetter
        {
            Subject = new Message("Mail.NewEmail.Subject"),
            Before = [new Message("Mail.NewEmail.Text", email)],
            LinkText = new Message("Mail.NewEmail.Link"),
            Link = links.ConfirmNewEmail(secret),
            After = [new Message("Mail.Confirm.Until", (int)AccountToken.Lifetime.TotalHours), new Message("Mail.NewEmail.Stranger")],
        },
        now);

    public OutboxMail EmailTaken(ApplicationUser taken, CultureInfo language, DateTime now) =>
        ToSignIn(taken, new Message("Mail.EmailTaken.Subject"), new Message("Mail.EmailTaken.Text", taken.Email!), language, now);

    private OutboxMail ToSignIn(ApplicationUser user, Message subject, Message text, CultureInfo language, DateTime now) => writer.Write(
        user.ToReceiver(language),
        new MailLetter { Subject = subject, Before = [text], LinkText = new Message("Mail.Registered.Link"), Link = links.SignIn },
        now);
}
