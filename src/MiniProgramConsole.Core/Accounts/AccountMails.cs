using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>The mails about accounts.</summary>
public sealed class AccountMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>Asks to confirm the email of a new account.</summary>
    /// <param name="user">The account.</param>
    /// <param name="secret">The secret of the link.</param>
    /// <param name="language">The language that the person reads.</param>
    /// <param name="now">The moment, UTC.</param>
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

    /// <summary>Tells a person of what was done with the account, so that it is noticed where somebody else did it.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="subject">What was done, shortly.</param>
    /// <param name="text">What was done, and when.</param>
    /// <param name="now">The moment, UTC.</param>
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

    /// <summary>Says farewell to somebody who deleted the account.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="now">The moment, UTC.</param>
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

    /// <summary>Says to somebody who has an account that somebody tried to register with its email.</summary>
    /// <param name="user">The account.</param>
    /// <param name="language">The language of whoever tried.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail RegisteredAlready(ApplicationUser user, CultureInfo language, DateTime now) =>
        ToSignIn(user, new Message("Mail.Registered.Subject"), new Message("Mail.Registered.Text", user.Email!), language, now);

    /// <summary>Asks at a new email whether it is to be an account's. Its reader may be a stranger, who is not told the person's name.</summary>
    /// <param name="user">The account.</param>
    /// <param name="email">The new email.</param>
    /// <param name="secret">The secret of the link.</param>
    /// <param name="language">The language of whoever asks.</param>
    /// <param name="now">The moment, UTC.</param>
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

    /// <summary>Says at an email that has an account that somebody wanted to have it for another one.</summary>
    /// <param name="taken">The account that has it.</param>
    /// <param name="language">The language of whoever asks.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail EmailTaken(ApplicationUser taken, CultureInfo language, DateTime now) =>
        ToSignIn(taken, new Message("Mail.EmailTaken.Subject"), new Message("Mail.EmailTaken.Text", taken.Email!), language, now);

    private OutboxMail ToSignIn(ApplicationUser user, Message subject, Message text, CultureInfo language, DateTime now) => writer.Write(
        user.ToReceiver(language),
        new MailLetter { Subject = subject, Before = [text], LinkText = new Message("Mail.Registered.Link"), Link = links.SignIn },
        now);
}
