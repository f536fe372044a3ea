using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces.Invitations;

namespace MiniProgramConsole.Core.Workspaces.PersonalData;

internal sealed class WorkspacePersonalData : IPersonalDataSource
{
    public IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists(ConsoleDbContext db, ApplicationUser user) =>
    [
        ("ownedWorkspaces", db.Workspaces.Where(row => row.OwnerId == user.Id).Select(row => new
        {
            row.Code, row.Name, Merchant = row.Merchant.Name, row.CreatedAt, row.ClosedAt,
        }).AsAsyncEnumerable()),
        ("memberships", db.WorkspaceMembers.Where(row => row.UserId == user.Id && row.UserId != row.Workspace.OwnerId).Select(row => new
        {
            Workspace = row.Workspace.Name, row.Workspace.Code, Merchant = row.Workspace.Merchant.Name, row.Role, row.JoinedAt,
            row.BlockedAt,
        }).AsAsyncEnumerable()),
        ("createdMerchants", db.MerchantCreations.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Merchant.Name, row.Merchant.CreatedAt,
        }).AsAsyncEnumerable()),
        ("invitations", db.Invitations.OfMailbox(user.MailboxKey).Select(row => new
        {
            Workspace = row.Workspace.Name, row.DisplayName, row.Role, row.State, row.SentAt, row.ExpiresAt, row.EndedAt,
        }).AsAsyncEnumerable()),
        ("ownershipOffers", db.OwnershipOffers.Where(row => row.ToUserId == user.Id).Select(row => new
        {
            Workspace = row.Workspace.Name, row.OfferedAt, row.ExpiresAt,
        }).AsAsyncEnumerable()),
    ];
}
