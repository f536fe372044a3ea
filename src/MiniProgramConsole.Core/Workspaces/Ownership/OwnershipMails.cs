using System.Globalization;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces.Ownership;

public sealed class OwnershipMails(MailWriter writer, ConsoleLinks links)
{
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

    internal OutboxMail HandedOver(ApplicationUser to, Workspace workspace, ApplicationUser owner, CultureInfo language, DateTime now) =>
        Told("HandedOver", to, workspace, owner, language, now);

    internal OutboxMail TakenOver(ApplicationUser to, Workspace workspace, ApplicationUser former, CultureInfo language, DateTime now) =>
        Told("TakenOver", to, workspace, former, language, now);

    private OutboxMail Told(
        string what, ApplicationUser to, Workspace workspace, ApplicationUser other, CultureInfo language, DateTime now) => writer.Write(
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
