using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Core.Workspaces.Ownership;

namespace MiniProgramConsole.Core.Workspaces.PersonalData;

/// <summary>What people have in workspaces: those they own, memberships, offers, invitations.</summary>
internal sealed class WorkspaceHoldings(AuditTrail audit) : IAccountHoldings
{
    public IQueryable<ApplicationUser> WithNothing(ConsoleDbContext db, IQueryable<ApplicationUser> users) => users.Where(user =>
        !db.Workspaces.Any(workspace => workspace.OwnerId == user.Id)
        && !db.WorkspaceMembers.Any(member => member.UserId == user.Id)
        && !db.OwnershipOffers.Any(offer => offer.ToUserId == user.Id)
        && !db.MerchantCreations.Any(creation => creation.UserId == user.Id)
        && !db.Invitations.Any(invitation => invitation.InvitedById == user.Id));

    // Whoever founds, joins, or takes over what is offered locks the account first, as its deletion does: none of it comes in between.
    public Task<bool> KeepsAsync(CommandContext context) =>
        OwnedWorkspaceReader.Of(context.Database, context.By.UserId).AnyAsync(context.Cancelled);

    public async Task LeaveAsync(CommandContext context, ApplicationUser user)
    {
        var (db, by, now, cancelled) = context;
        var mine = db.WorkspaceMembers.Where(row => row.UserId == user.Id);
        var memberships = await mine.AsNoTracking().OrderBy(row => row.WorkspaceId)
            .Select(row => new { row.WorkspaceId, row.Role }).ToListAsync(cancelled);
        // All of them before the first audit head, in the order of those who change them.
        await WorkspaceLock.LockAllAsync(db, memberships.Select(row => row.WorkspaceId), cancelled);
        await db.OwnershipOffers.Where(offer => offer.ToUserId == user.Id).ExecuteDeleteAsync(cancelled);
        await mine.ExecuteDeleteAsync(cancelled);
        foreach (var membership in memberships)
        {
            await audit.AppendAsync(db, MemberEvent.Left(membership.WorkspaceId, membership.Role, user.Code, by, now), cancelled);
        }

        await RemoveInvitationsAsync(db, user.MailboxKey, cancelled);
    }

    public Task EraseAsync(ConsoleDbContext db, ApplicationUser user, CancellationToken cancellationToken)
    {
        var counted = Hashing.Sha256(InvitationService.ThrottleKeyOf(user.MailboxKey));
        return db.SignInThrottles.Where(row => row.EmailHash == counted).ExecuteDeleteAsync(cancellationToken);
    }

    // Those that wait are not the account's: whoever has the email is invited.
    private static async Task RemoveInvitationsAsync(ConsoleDbContext db, string mailbox, CancellationToken cancellationToken)
    {
        var invitations = await db.Invitations.OfMailbox(mailbox).Select(row => new { row.Id, row.PendingEmail }).ToListAsync(cancellationToken);
        var answered = invitations.Where(row => row.PendingEmail is null).Select(row => row.Id).ToList();
        await db.Invitations.Where(row => answered.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
