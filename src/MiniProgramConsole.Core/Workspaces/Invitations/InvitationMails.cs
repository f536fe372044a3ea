using System.Globalization;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>The mails are the same whether or not the email has an account.</summary>
public sealed class InvitationMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>The reader may be a stranger, so what people typed is quoted, after an explanation.
    /// A name that looks like a link, from before such names were refused, is left out.</summary>
    public OutboxMail Invite(
        Invitation invitation, WorkspaceMembership workspace, string by, string secret, CultureInfo language) => writer.Write(
        new MailReceiver(invitation.Email, Name: null, language),
        new MailLetter
        {
            Subject = new Message("Mail.Invite.Subject"),
            Before =
            [
                new Message("Mail.Invite.Text", workspace.Name, workspace.MerchantName, new Message($"Role.{invitation.Role}")),
                .. ApplicationUser.NameRule.Check(by).Verdict == TextVerdict.Ok
                    ? [new Message("Mail.Invite.By", by)]
                    : Array.Empty<Message>(),
                new Message($"RoleMeaning.{invitation.Role}"),
            ],
            LinkText = new Message("Mail.Invite.Link"),
            Link = links.Invitation(secret),
            After =
            [
                new Message("Mail.Invite.Until", (int)Invitation.Lifetime.TotalDays, invitation.Email),
                new Message("Mail.Invite.Stranger"),
            ],
        },
        invitation.SentAt);
}
