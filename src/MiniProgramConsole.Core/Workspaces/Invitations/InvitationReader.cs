using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

public sealed class InvitationReader(ConsoleDbContext database, ILookupNormalizer normalizer, TimeProvider time)
{
    // Room for all pending invitations and as many expired ones, so that the page stays short without any tidying up.
    private const int MaxListed = 2 * Invitation.MaxPending;

    private static readonly CompiledQuery<PendingQuery, InvitationListItem> PendingIn = new((db, asked) => db.Invitations
        .Where(invitation => invitation.WorkspaceId == asked.WorkspaceId && invitation.PendingEmail != null)
        .OrderByDescending(invitation => invitation.ExpiresAt).ThenByDescending(invitation => invitation.Id)
        .Take(MaxListed)
        .Select(invitation => new InvitationListItem
        {
            Code = invitation.Code,
            Name = invitation.DisplayName,
            Email = invitation.Email,
            Role = invitation.Role,
            SentAt = invitation.SentAt,
            ExpiresAt = invitation.ExpiresAt,
            IsExpired = invitation.ExpiresAt <= asked.Now,
        }));

    private static readonly CompiledQuery<ReceivedQuery, ReceivedInvitation> ReceivedBy = new((db, asked) => Received(
        Active(db, asked).Where(invitation => asked.Keys.Contains(invitation.NormalizedEmail))
            .OrderByDescending(invitation => invitation.Id)));

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task<IReadOnlyList<InvitationListItem>> ListAsync(WorkspaceMembership workspace, CancellationToken cancellationToken) =>
        await PendingIn.ListAsync(database, new(workspace.Id, Now), cancellationToken);

    /// <summary>Null if the invitation was answered or withdrawn, or if the link has expired or been replaced.</summary>
    public Task<ReceivedInvitation?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return Received(Active(database, new(Now)).Where(invitation => invitation.SecretHash == hash))
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<IReadOnlyList<ReceivedInvitation>> ListForAsync(string email, CancellationToken cancellationToken) =>
        await ReceivedBy.ListAsync(database, new(Mailbox.KeysOf(normalizer.NormalizeEmail(email)!), Now), cancellationToken);

    /// <summary>Finds the invitation whatever its state.</summary>
    public Task<ReceivedInvitation?> FindForAsync(string email, string code, CancellationToken cancellationToken)
    {
        return Received(database.Invitations.Where(invitation => invitation.Code == code).OfMailbox(normalizer.NormalizeEmail(email)!))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static IQueryable<Invitation> Active(ConsoleDbContext db, ActiveQuery asked) => db.Invitations.Where(invitation =>
        invitation.PendingEmail != null && invitation.ExpiresAt > asked.Now && invitation.Workspace.ClosedAt == null);

    private static IQueryable<ReceivedInvitation> Received(IQueryable<Invitation> invitations) => invitations
        .Select(invitation => new ReceivedInvitation
        {
            Id = invitation.Id,
            Code = invitation.Code,
            WorkspaceId = invitation.WorkspaceId,
            WorkspaceCode = invitation.Workspace.Code,
            WorkspaceName = invitation.Workspace.Name,
            MerchantName = invitation.Workspace.Merchant.Name,
            InvitedBy = PersonName.Of(invitation.InvitedBy.DisplayName),
            Email = invitation.Email,
            Name = invitation.DisplayName,
            Role = invitation.Role,
            ExpiresAt = invitation.ExpiresAt,
        });
}
