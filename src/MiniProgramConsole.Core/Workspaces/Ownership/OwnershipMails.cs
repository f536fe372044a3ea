using System.Globalization;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces.Ownership;

/// <summary>The mails about handing a workspace over.</summary>
public sealed class OwnershipMails(MailWriter writer, ConsoleLinks links)
{
    /// <summary>Asks a member to take a workspace over.</summary>
    /// <param name="to">The member.</param>
    /// <param name="workspace">The workspace, with its merchant and its owner.</param>
    /// <param name="until">Until when the offer can be accepted, UTC.</param>
    /// <param name="language">The language, where the member's account says none.</param>
    /// <param name="now">The moment, UTC.</param>
    internal OutboxMail Offer(ApplicationUser to, Workspace workspace, DateTime until, CultureInfo language, DateTime now) => writer.Write(
        to.ToReceiver(language),
        new MailLetter
        {
            Subject = new Message("Mail.Offer.Subject", workspace.Owner.DisplayName, workspace.Name),
            Before = [new Message("Mail.Offer.Text", workspace.Owner.DisplayName, workspace.Name, workspace.Merchant.Name)],
            LinkText = new Message("Mail.Offer.Link"),
            Link = links.Ownership(workspace.Code),
            After = [new Message("Mail.Offer.Until", MomentText.Of(until))],
        },
        now);

    /// <summary>Tells the former owner.</summary>
    /// <param name="to">The former owner.</param>
    /// <param name="workspace">The workspace, with its merchant.</param>
    /// <param name="owner">The new owner.</param>
    /// <param name="language">The language, where the former owner's account says none.</param>
    /// <param name="now">The moment, UTC.</param>
    internal OutboxMail HandedOver(ApplicationUser to, Workspace workspace, ApplicationUser owner, CultureInfo language, DateTime now) =>
        Told("HandedOver", to, workspace, owner, language, now);

    /// <summary>Tells the new owner.</summary>
    /// <param name="to">The new owner.</param>
    /// <param name="workspace">The workspace, with its merchant.</param>
    /// <param name="former">The former owner.</param>
    /// <param name="language">The language, where the new owner's account says none.</param>
    /// <param name="now">The moment, UTC.</param>
    internal OutboxMail TakenOver(ApplicationUser to, Workspace workspace, ApplicationUser former, CultureInfo language, DateTime now) =>
        Told("TakenOver", to, workspace, former, language, now);

    private OutboxMail Told(string what, ApplicationUser to, Workspace workspace, ApplicationUser other, CultureInfo language, DateTime now) => writer.Write(
        to.ToReceiver(language),
        new MailLetter
        {
            Subject = new Message($"Mail.{what}.Subject", workspace.Name),
            Before = [new Message($"Mail.{what}.Text", other.DisplayName, workspace.Name, workspace.Merchant.Name)],
            LinkText = new Message("Mail.Ownership.Link"),
            Link = links.Workspace(workspace.Code),
            After = [new Message("Mail.Ownership.Stranger")],
        },
        now);
}
