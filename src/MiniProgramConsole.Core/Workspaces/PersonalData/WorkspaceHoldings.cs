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

internal sealed class WorkspaceHoldings(AuditTrail audit) : IAccountHoldings
{
    public IQueryable<ApplicationUser> WithNothing(ConsoleDbContext db, IQueryable<ApplicationUser> users) => users.Where(user =>
        !db.Workspaces.Any(workspace => workspace.OwnerId == user.Id)
        && !db.WorkspaceMembers.Any(member => member.UserId == user.Id)
        && !db.OwnershipOffers.Any(offer => offer.ToUserId == user.Id)
        && !db.MerchantCreations.Any(creation => creation.UserId == user.Id)
        && !db.Invitations.Any(invitation => invitation.InvitedById == user.Id));

    // Creating, joining and taking over lock the account first, as its deletion does, so none of them can come in between.
    public Task<bool> KeepsAsync(CommandContext context) =>
        OwnedWorkspaceReader.Of(context.Database, context.By.UserId).AnyAsync(context.Cancelled);

    public async Task LeaveAsync(CommandContext context, ApplicationUser user)
    {
        var (db, by, now, cancelled) = context;
        var mine = db.WorkspaceMembers.Where(row => row.UserId == user.Id);
        var memberships = await mine.AsNoTracking().OrderBy(row => row.WorkspaceId)
            .Select(row => new { row.WorkspaceId, row.Role }).ToListAsync(cancelled);
        // Locks all workspaces before the first audit head, in the same order as other commands.
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

    // Pending invitations stay, because they belong to the email and not to the account.
    private static async Task RemoveInvitationsAsync(ConsoleDbContext db, string mailbox, CancellationToken cancellationToken)
    {
        var invitations = await db.Invitations.OfMailbox(mailbox).Select(row => new { row.Id, row.PendingEmail })
            .ToListAsync(cancellationToken);
        var answered = invitations.Where(row => row.PendingEmail is null).Select(row => row.Id).ToList();
        await db.Invitations.Where(row => answered.Contains(row.Id)).ExecuteDeleteAsync(cancellationToken);
    }
}
