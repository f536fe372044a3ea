using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Workspaces.Invitations;

/// <summary>Shows invitations: to those who invite, to whoever holds a link, and to the invited person.</summary>
public sealed class InvitationReader(ConsoleDbContext database, ILookupNormalizer normalizer, TimeProvider time)
{
    // All that are pending, and as many of those that expired last: nobody has to tidy up for the page to stay short.
    private const int MaxListed = 2 * Invitation.MaxPending;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>A workspace's pending invitations and the latest expired ones, those first that can be answered the longest.</summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<InvitationListItem>> ListAsync(WorkspaceMembership workspace, CancellationToken cancellationToken)
    {
        var now = Now;
        return await database.Invitations
            .Where(invitation => invitation.WorkspaceId == workspace.Id && invitation.PendingEmail != null)
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
                IsExpired = invitation.ExpiresAt <= now,
            })
            .ToListAsync(cancellationToken);
    }

    /// <summary>The invitation behind a living link; null where it was answered, withdrawn, sent again, has expired or never was.</summary>
    /// <param name="secret">The link's secret.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<ReceivedInvitation?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        var hash = Hashing.Sha256(secret ?? "");
        return Received(Active().Where(invitation => invitation.SecretHash == hash)).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>The invitations that wait for a person's answer, the newest first.</summary>
    /// <param name="email">The account's confirmed email.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public async Task<IReadOnlyList<ReceivedInvitation>> ListForAsync(string email, CancellationToken cancellationToken)
    {
        return await Received(Active().OfMailbox(normalizer.NormalizeEmail(email)!).OrderByDescending(invitation => invitation.Id))
            .ToListAsync(cancellationToken);
    }

    /// <summary>An invitation of a person, whatever became of it; null where the person has none with that code.</summary>
    /// <param name="email">The account's confirmed email.</param>
    /// <param name="code">The invitation's code.</param>
    /// <param name="cancellationToken">Cancels the query.</param>
    public Task<ReceivedInvitation?> FindForAsync(string email, string code, CancellationToken cancellationToken)
    {
        return Received(database.Invitations.Where(invitation => invitation.Code == code).OfMailbox(normalizer.NormalizeEmail(email)!))
            .FirstOrDefaultAsync(cancellationToken);
    }

    private IQueryable<Invitation> Active()
    {
        var now = Now;
        return database.Invitations.Where(invitation =>
            invitation.PendingEmail != null && invitation.ExpiresAt > now && invitation.Workspace.ClosedAt == null);
    }

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
