using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

/// <summary>The mails about second factors.</summary>
public sealed class SecondFactorMails(AccountMails mails)
{
    /// <summary>Signing in asks for a code from now on.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail Added(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorAdded.Subject"), new Message("Mail.FactorAdded.Text", Moment(now)), now);

    /// <summary>Signing in asks for no code any more.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail Removed(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorRemoved.Subject"), new Message("Mail.FactorRemoved.Text", Moment(now)), now);

    /// <summary>The operator took the second factor off.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail Reset(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorReset.Subject"), new Message("Mail.FactorReset.Text", Moment(now)), now);

    /// <summary>There are new recovery codes.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail RecoveryCodesMade(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.CodesMade.Subject"), new Message("Mail.CodesMade.Text", Moment(now)), now);

    /// <summary>A recovery code was used to sign in.</summary>
    /// <param name="to">For whom.</param>
    /// <param name="left">How many are left.</param>
    /// <param name="now">The moment, UTC.</param>
    public OutboxMail RecoveryCodeUsed(MailReceiver to, int left, DateTime now) => mails.SecurityNotice(
        to, new Message("Mail.CodeUsed.Subject"), new Message("Mail.CodeUsed.Text", Moment(now), left, RecoveryCode.Count), now);

    private static string Moment(DateTime now) => now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
