using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Profile;

/// <summary>What the console holds about a person, table by table; nothing of others, and no secrets.</summary>
internal sealed class PersonalData(ConsoleDbContext database, ApplicationUser user)
{
    private readonly IReadOnlyList<string> mailbox = Mailbox.KeysOf(user.MailboxKey);

    public static object ProfileOf(ApplicationUser user) => new
    {
        user.Code,
        user.Email,
        user.EmailConfirmed,
        user.DisplayName,
        user.Language,
        user.CreatedAt,
        user.PasswordChangedAt,
        user.LastActiveAt,
        user.TwoFactorEnabled,
    };

    public IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists() =>
    [
        ("ownedWorkspaces", Read(database.Workspaces.Where(row => row.OwnerId == user.Id).Select(row => new
        {
            row.Code, row.Name, Merchant = row.Merchant.Name, row.CreatedAt, row.ClosedAt,
        }))),
        ("memberships", Read(database.WorkspaceMembers.Where(row => row.UserId == user.Id && row.UserId != row.Workspace.OwnerId).Select(row => new
        {
            Workspace = row.Workspace.Name, row.Workspace.Code, Merchant = row.Workspace.Merchant.Name, row.Role, row.JoinedAt, row.BlockedAt,
        }))),
        ("programRoles", Read(database.ProgramMembers.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Program.MiniProgramId, row.Program.Name, row.Role, row.AddedAt,
        }))),
        ("foundedMerchants", Read(database.MerchantFoundings.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Merchant.Name, row.Merchant.CreatedAt,
        }))),
        ("invitations", Read(database.Invitations.Where(row => mailbox.Contains(row.NormalizedEmail)).Select(row => new
        {
            Workspace = row.Workspace.Name, row.DisplayName, row.Role, row.State, row.SentAt, row.ExpiresAt, row.EndedAt,
        }))),
        ("ownershipOffers", Read(database.OwnershipOffers.Where(row => row.ToUserId == user.Id).Select(row => new
        {
            Workspace = row.Workspace.Name, row.OfferedAt, row.ExpiresAt,
        }))),
        ("sessions", Read(database.Sessions.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.CreatedAt, row.LastSeenAt, row.Address, row.Browser,
        }))),
        ("knownDevices", Read(database.KnownDevices.Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Browser, row.ExpiresAt, row.RememberedUntil,
        }))),
        ("passkeys", Read(database.UserPasskeys.AsNoTracking().Where(row => row.UserId == user.Id).Select(row => new
        {
            row.Data.Name, AddedAt = row.Data.CreatedAt,
        }))),
        ("settings", Read(database.UserTokens.Where(row => row.UserId == user.Id).Select(row => new { row.Name }))),
        ("authenticators", Read(database.Authenticators.Where(row => row.UserId == user.Id).Select(row => new { row.ConfirmedAt }))),
        ("signInAttempts", Read(AttemptsOf(Hashing.Sha256(user.MailboxKey)))),
        ("drafts", Read(database.UnfinishedForms.Where(row => row.AuthorId == user.Id && row.SavedOnPurpose)
            .Select(row => DraftOf(row.Workspace.Name, TypedForm.Read(row.Content).Details, row.SavedAt)))),
        ("unsentForms", Read(database.UnfinishedForms.Where(row => row.AuthorId == user.Id && !row.SavedOnPurpose).Select(row => new
        {
            Workspace = row.Workspace.Name, row.MiniProgramId, row.SavedAt, TypedForm.Read(row.Content).Details,
        }))),
        ("accountEvents", Read(EventsOf(AuditStreams.OfAccount(user.Id)))),
    ];

    private static object DraftOf(string workspace, MiniProgramDetails said, DateTime savedAt) => new
    {
        Workspace = workspace,
        said.LaunchTarget,
        said.Name,
        said.Tagline,
        said.Description,
        said.Industry,
        said.ContactNumber,
        said.ContactEmail,
        SavedAt = savedAt,
    };

    private IQueryable<object> AttemptsOf(string emailHash) => database.SignInAttempts.Where(row => row.EmailHash == emailHash)
        .OrderBy(row => row.At).Select(row => new { row.At, row.Outcome, row.Address, row.Browser });

    private IQueryable<object> EventsOf(string stream) => database.AuditEntries.Where(row => row.Stream == stream)
        .OrderBy(row => row.Number).Select(row => new { row.At, row.Action, row.Address, row.SubjectName, row.Before, row.After });

    private static IAsyncEnumerable<object> Read(IQueryable<object> rows) => rows.AsAsyncEnumerable();
}
