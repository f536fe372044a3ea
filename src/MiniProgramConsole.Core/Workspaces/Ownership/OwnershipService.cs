using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Core.Messages;
using MiniProgramConsole.Core.Workspaces.Members;

namespace MiniProgramConsole.Core.Workspaces.Ownership;

public sealed class OwnershipService(CommandRunner runner, MemberReader members, OwnershipMails mails)
{
    public const string MemberField = "NewOwner";

    public async Task<Outcome> OfferAsync(
        WorkspaceMembership workspace, Sender sender, string? code, CultureInfo language, Guid key, CancellationToken cancellationToken)
    {
        var chosen = await members.FindAsync(workspace, code ?? "", cancellationToken);
        var command = workspace.ToCommand(sender, Permission.ManageWorkspace, key, new { OfferTo = code }) with
        {
            // Locks the member's account, so that it can't be deleted before the offer is stored.
            Accounts = chosen is null ? [] : [chosen.UserId],
            Stands = (context, earlier) =>
                Active(context, workspace).AnyAsync(offer => offer.ToUser.Code == earlier.SubjectId, context.Cancelled),
        };
        return await runner.RunAsync(
            command, async context => await OfferAsync(context, await context.FindWorkspaceAsync(workspace), chosen?.UserId, language),
            cancellationToken);
    }

    public Task<Outcome> CancelAsync(WorkspaceMembership workspace, Sender sender, Guid key, CancellationToken cancellationToken) =>
        runner.RunAsync(
            workspace.ToCommand(sender, Permission.ManageWorkspace, key, "cancel offer"),
            async context => await CancelAsync(context, await context.FindWorkspaceAsync(workspace), Active(context, workspace)),
            cancellationToken);

    public Task<Outcome> AcceptAsync(
        WorkspaceMembership workspace, Sender sender, CultureInfo language, Guid key, CancellationToken cancellationToken)
    {
        var command = workspace.ToCommand(sender, Permission.ViewWorkspace, key, "accept offer") with
        {
            Stands = async (context, _) => (await context.FindWorkspaceAsync(workspace)).OwnerId == context.By.UserId,
        };
        return runner.RunAsync(
            command, async context => await AcceptAsync(context, await context.FindWorkspaceAsync(workspace), language), cancellationToken);
    }

    public Task<Outcome> DeclineAsync(WorkspaceMembership workspace, Sender sender, Guid key, CancellationToken cancellationToken) =>
        runner.RunAsync(
            workspace.ToCommand(sender, Permission.ViewWorkspace, key, "decline offer"),
            async context => await DeclineAsync(context, await context.FindWorkspaceAsync(workspace)), cancellationToken);

    private async Task<Outcome> OfferAsync(CommandContext context, Workspace workspace, long? userId, CultureInfo language)
    {
        var db = context.Database;
        var member = await db.WorkspaceMembers
            .Where(row => row.WorkspaceId == workspace.Id && row.UserId == userId && row.BlockedAt == null)
            .Select(row => row.User).FirstOrDefaultAsync(context.Cancelled);
        if (member is null)
        {
            return Outcome.Refused(MemberField, new Message("Ownership.ChooseMember"));
        }

        var offers = db.OwnershipOffers.Where(offer => offer.WorkspaceId == workspace.Id);
        await offers.Where(offer => offer.ExpiresAt <= context.Now).ExecuteDeleteAsync(context.Cancelled);
        if (await offers.Select(offer => offer.ToUser.DisplayName).FirstOrDefaultAsync(context.Cancelled) is { } other)
        {
            return Outcome.Overtaken(new Message("Ownership.OfferedAlready", other));
        }

        var until = context.Now + OwnershipOffer.Lifetime;
        db.Add(new OwnershipOffer { WorkspaceId = workspace.Id, ToUserId = member.Id, OfferedAt = context.Now, ExpiresAt = until });
        db.Add(mails.Offer(member, workspace, until, language, context.Now));
        return Outcome.Done(Event(context, workspace, AuditAction.OwnershipOffered).ToPerson(member), member.Code, member.DisplayName);
    }

    private static async Task<Outcome> CancelAsync(CommandContext context, Workspace workspace, IQueryable<OwnershipOffer> offer)
    {
        if (await offer.Select(row => row.ToUser).FirstOrDefaultAsync(context.Cancelled) is not { } member)
        {
            return Outcome.Overtaken(new Message("Ownership.NoOffer"));
        }

        await offer.ExecuteDeleteAsync(context.Cancelled);
        return Outcome.Done(Event(context, workspace, AuditAction.OwnershipCancelled).ToPerson(member), member.Code, member.DisplayName);
    }

    private async Task<Outcome> AcceptAsync(CommandContext context, Workspace workspace, CultureInfo language)
    {
        var (db, former) = (context.Database, workspace.Owner);
        if (await ToSender(context, workspace).ExecuteDeleteAsync(context.Cancelled) == 0)
        {
            return Outcome.Overtaken(new Message("Ownership.NotOffered"));
        }

        var owner = await db.Users.SingleAsync(user => user.Id == context.By.UserId, context.Cancelled);
        // The owner may have a member row too; nothing prevents it.
        await db.WorkspaceMembers.Where(row => row.WorkspaceId == workspace.Id && (row.UserId == owner.Id || row.UserId == former.Id))
            .ExecuteDeleteAsync(context.Cancelled);
        workspace.Owner = owner;
        db.Add(new WorkspaceMember { WorkspaceId = workspace.Id, UserId = former.Id, Role = WorkspaceRole.Master, JoinedAt = context.Now });
        db.AddRange(
            mails.HandedOver(former, workspace, owner, language, context.Now),
            mails.TakenOver(owner, workspace, former, language, context.Now));
        var happened = WorkspaceEvent.Of(
            workspace, AuditAction.OwnershipHandedOver, context.By, context.Now,
            AuditJson.Of(new { Owner = former.DisplayName }), AuditJson.Of(new { Owner = owner.DisplayName }));
        return Outcome.Done(happened.ToPerson(former), workspace.Code, workspace.Name);
    }

    private static async Task<Outcome> DeclineAsync(CommandContext context, Workspace workspace)
    {
        var member = await context.Database.Users.SingleAsync(user => user.Id == context.By.UserId, context.Cancelled);
        return await ToSender(context, workspace).ExecuteDeleteAsync(context.Cancelled) == 0
            ? Outcome.Overtaken(new Message("Ownership.NotOffered"))
            : Outcome.Done(Event(context, workspace, AuditAction.OwnershipDeclined).ToPerson(member), workspace.Code, workspace.Name);
    }

    private static AuditEvent Event(CommandContext context, Workspace workspace, string action) =>
        WorkspaceEvent.Of(workspace, action, context.By, context.Now, before: null, after: null);

    private static IQueryable<OwnershipOffer> Active(CommandContext context, WorkspaceMembership workspace) =>
        context.Database.OwnershipOffers.Where(offer => offer.WorkspaceId == workspace.Id && offer.ExpiresAt > context.Now);

    private static IQueryable<OwnershipOffer> ToSender(CommandContext context, Workspace workspace) => context.Database.OwnershipOffers
        .Where(
        offer => offer.WorkspaceId == workspace.Id && offer.ExpiresAt > context.Now && offer.ToUserId == context.By.UserId);
}
