using System.Globalization;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>The mails about invitations. They are the same whether or not the email has an account.</summary>
public sealed class InvitationMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>
    /// Invites somebody. The reader may be a stranger: what people typed comes quoted, and after the words that say what this is. A name that
    /// mail programs would turn into a link, from before such names were refused, is left out.
    /// </summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who invites, by display name.</param>
    /// <param name="secret">The secret of the link.</param>
    /// <param name="language">The language that the person reads, as far as is known.</param>
    public OutboxMail Invite(Invitation invitation, WorkspaceMembership workspace, string by, string secret, CultureInfo language) => writer.Write(
        new MailReceiver(invitation.Email, Name: null, language),
        new MailLetter
        {
            Subject = new Message("Mail.Invite.Subject"),
            Before =
            [
                new Message("Mail.Invite.Text", workspace.Name, workspace.MerchantName, new Message($"Role.{invitation.Role}")),
                .. ApplicationUser.NameRule.Check(by).Verdict == TextVerdict.Ok ? [new Message("Mail.Invite.By", by)] : Array.Empty<Message>(),
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
