using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Workspaces;

/// <summary>
/// Hands workspaces over: the owner offers, an active member accepts. Whoever changes the member's row, by blocking for one, is waited
/// for and then seen; all that concerns the workspace waits for its claim.
/// </summary>
public sealed class OwnershipService(WorkspaceForms forms, OwnershipMails mails)
{
    /// <summary>The name of the field that says to whom.</summary>
    public const string MemberField = "Heir";

    /// <summary>Offers a workspace to one of its active members, who gets a mail. There is one offer at a time.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="code">To whom, by code; null where nobody was chosen.</param>
    /// <param name="language">The language of the mail, where the member's account says none.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<SettingsResult> OfferAsync(
        WorkspaceMembership workspace, Actor by, string? code, CultureInfo language, Guid token, CancellationToken cancellationToken) =>
        forms.RunAsOwnerAsync(
            workspace, by, IdempotencyKey.Of(by.UserId, token, new { Offer = workspace.Code, To = code }),
            attempt => OfferAsync(attempt, code ?? "", language), cancellationToken);

    /// <summary>Takes the offer back.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<SettingsResult> CancelAsync(WorkspaceMembership workspace, Actor by, Guid token, CancellationToken cancellationToken) =>
        forms.RunAsOwnerAsync(workspace, by, IdempotencyKey.Of(by.UserId, token, new { CancelOffer = workspace.Code }), CancelAsync, cancellationToken);

    /// <summary>Takes a workspace over that is offered to the acting person. The former owner becomes a master; both get a mail.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="language">The language of the mails, where an account says none.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<SettingsResult> AcceptAsync(
        WorkspaceMembership workspace, Actor by, CultureInfo language, Guid token, CancellationToken cancellationToken) => forms.RunAsync(
        workspace, by, IdempotencyKey.Of(by.UserId, token, new { AcceptOffer = workspace.Code }), attempt => AcceptAsync(attempt, language), cancellationToken);

    /// <summary>Turns an offer down that is made to the acting person.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="by">Who.</param>
    /// <param name="token">The form's token.</param>
    /// <param name="cancellationToken">Cancels what was not committed.</param>
    /// <exception cref="WorkspaceClosedException">The workspace is closed.</exception>
    public Task<SettingsResult> DeclineAsync(WorkspaceMembership workspace, Actor by, Guid token, CancellationToken cancellationToken) =>
        forms.RunAsync(workspace, by, IdempotencyKey.Of(by.UserId, token, new { DeclineOffer = workspace.Code }), DeclineAsync, cancellationToken);

    internal async Task<SettingsResult> OfferAsync(WorkspaceAttempt attempt, string code, CultureInfo language)
    {
        var (database, workspace) = (attempt.Database, attempt.Workspace);
        // SQL Server would take a code with trailing blanks for the code.
        var member = code.Length != PersonCode.Length ? null : await database.WorkspaceMembers
            .Where(row => row.WorkspaceId == workspace.Id && row.User.Code == code).Select(row => row.User).FirstOrDefaultAsync(attempt.Cancelled);
        if (member is null || !await HoldAsync(attempt, member.Id))
        {
            return SettingsResult.Refused(MemberField, new Message("Ownership.ChooseMember"));
        }

        var offers = database.OwnershipOffers.Where(offer => offer.WorkspaceId == workspace.Id);
        await offers.Where(offer => offer.ExpiresAt <= attempt.Now).ExecuteDeleteAsync(attempt.Cancelled);
        if (await offers.Select(offer => offer.ToUser.DisplayName).FirstOrDefaultAsync(attempt.Cancelled) is { } other)
        {
            return SettingsResult.Refused("", new Message("Ownership.OfferedAlready", other));
        }

        var until = attempt.Now + OwnershipOffer.Lifetime;
        database.Add(new OwnershipOffer { WorkspaceId = workspace.Id, ToUserId = member.Id, OfferedAt = attempt.Now, ExpiresAt = until });
        database.Add(mails.Offer(member, workspace, until, language, attempt.Now));
        return SettingsResult.Done(member.Code, member.DisplayName, attempt.Event(AuditAction.OwnershipOffered).ToPerson(member));
    }

    internal static async Task<SettingsResult> CancelAsync(WorkspaceAttempt attempt)
    {
        var offer = Living(attempt);
        var member = await offer.Select(row => row.ToUser).FirstOrDefaultAsync(attempt.Cancelled);
        if (member is null || await offer.ExecuteDeleteAsync(attempt.Cancelled) == 0)
        {
            return SettingsResult.Refused("", new Message("Ownership.NoOffer"));
        }

        return SettingsResult.Done(member.Code, member.DisplayName, attempt.Event(AuditAction.OwnershipCancelled).ToPerson(member));
    }

    internal async Task<SettingsResult> AcceptAsync(WorkspaceAttempt attempt, CultureInfo language)
    {
        var (database, workspace, former) = (attempt.Database, attempt.Workspace, attempt.Workspace.Owner);
        // The member's row before the offer, in the order of those who block and remove.
        if (!await HoldAsync(attempt, attempt.By.UserId)
            || await ToActor(attempt).ExecuteDeleteAsync(attempt.Cancelled) == 0
            || !await database.ClaimAccountAsync(attempt.By.UserId, attempt.Now, attempt.Cancelled))
        {
            return SettingsResult.Refused("", new Message("Ownership.NotOffered"));
        }

        var owner = await database.Users.SingleAsync(user => user.Id == attempt.By.UserId, attempt.Cancelled);
        // Nothing keeps an owner from having a member's row too.
        await database.WorkspaceMembers.Where(row => row.WorkspaceId == workspace.Id && (row.UserId == owner.Id || row.UserId == former.Id))
            .ExecuteDeleteAsync(attempt.Cancelled);
        workspace.Owner = owner;
        database.Add(new WorkspaceMember { WorkspaceId = workspace.Id, UserId = former.Id, Role = WorkspaceRole.Master, JoinedAt = attempt.Now });
        database.AddRange(
            mails.HandedOver(former, workspace, owner, language, attempt.Now), mails.TakenOver(owner, workspace, former, language, attempt.Now));
        var happened = attempt.Event(
            AuditAction.OwnershipHandedOver, AuditJson.Of(new { Owner = former.DisplayName }), AuditJson.Of(new { Owner = owner.DisplayName }));
        return SettingsResult.Done(workspace.Code, workspace.Name, happened.ToPerson(former));
    }

    internal static async Task<SettingsResult> DeclineAsync(WorkspaceAttempt attempt)
    {
        var member = await attempt.Database.Users.SingleAsync(user => user.Id == attempt.By.UserId, attempt.Cancelled);
        return await ToActor(attempt).ExecuteDeleteAsync(attempt.Cancelled) == 0
            ? SettingsResult.Refused("", new Message("Ownership.NotOffered"))
            : SettingsResult.Done(attempt.Workspace.Code, attempt.Workspace.Name, attempt.Event(AuditAction.OwnershipDeclined).ToPerson(member));
    }

    /// <summary>Lets the offer to somebody die who is not an active member any more, in the transaction that sees to that.</summary>
    internal static Task WithdrawAsync(ConsoleDbContext attempt, long workspaceId, long userId, CancellationToken cancellationToken) =>
        attempt.OwnershipOffers.Where(offer => offer.WorkspaceId == workspaceId && offer.ToUserId == userId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Writes an active member's row as it is, so that who blocks or removes the person at this moment is waited for.</summary>
    private static async Task<bool> HoldAsync(WorkspaceAttempt attempt, long userId) => await attempt.Database.WorkspaceMembers
        .Where(row => row.WorkspaceId == attempt.Workspace.Id && row.UserId == userId && row.BlockedAt == null)
        .ExecuteUpdateAsync(set => set.SetProperty(row => row.Role, row => row.Role), attempt.Cancelled) == 1;

    private static IQueryable<OwnershipOffer> Living(WorkspaceAttempt attempt) =>
        attempt.Database.OwnershipOffers.Where(offer => offer.WorkspaceId == attempt.Workspace.Id && offer.ExpiresAt > attempt.Now);

    private static IQueryable<OwnershipOffer> ToActor(WorkspaceAttempt attempt) =>
        Living(attempt).Where(offer => offer.ToUserId == attempt.By.UserId);
}
