using System.Globalization;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.SecondFactor;

public sealed class SecondFactorMails(AccountMails mails)
{
    public OutboxMail Added(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorAdded.Subject"), new Message("Mail.FactorAdded.Text", Moment(now)), now);

    public OutboxMail Removed(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorRemoved.Subject"), new Message("Mail.FactorRemoved.Text", Moment(now)), now);

    public OutboxMail Reset(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.FactorReset.Subject"), new Message("Mail.FactorReset.Text", Moment(now)), now);

    public OutboxMail RecoveryCodesMade(MailReceiver to, DateTime now) =>
        mails.SecurityNotice(to, new Message("Mail.CodesMade.Subject"), new Message("Mail.CodesMade.Text", Moment(now)), now);

    public OutboxMail RecoveryCodeUsed(MailReceiver to, int left, DateTime now) => mails.SecurityNotice(
        to, new Message("Mail.CodeUsed.Subject"), new Message("Mail.CodeUsed.Text", Moment(now), left, RecoveryCode.Count), now);

    private static string Moment(DateTime now) => now.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
