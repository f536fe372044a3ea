using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Data;

namespace MiniProgramConsole.Core.Accounts.Profile;

internal sealed class AccountPersonalData : IPersonalDataSource
{
    public IEnumerable<(string Name, IAsyncEnumerable<object> Rows)> Lists(ConsoleDbContext db, ApplicationUser user)
    {
        var (emailHash, stream) = (Hashing.Sha256(user.MailboxKey), AuditStreams.OfAccount(user.Id));
        return
        [
            ("sessions", db.Sessions.Where(row => row.UserId == user.Id).Select(row => new
            {
                row.CreatedAt, row.LastSeenAt, row.Address, row.Browser,
            }).AsAsyncEnumerable()),
            ("knownDevices", db.KnownDevices.Where(row => row.UserId == user.Id).Select(row => new
            {
                row.Browser, row.ExpiresAt, row.RememberedUntil,
            }).AsAsyncEnumerable()),
            ("passkeys", db.UserPasskeys.AsNoTracking().Where(row => row.UserId == user.Id).Select(row => new
            {
                row.Data.Name, AddedAt = row.Data.CreatedAt,
            }).AsAsyncEnumerable()),
            ("settings", db.UserTokens.Where(row => row.UserId == user.Id).Select(row => new { row.Name }).AsAsyncEnumerable()),
            ("authenticators", db.Authenticators.Where(row => row.UserId == user.Id)
                .Select(row => new { row.ConfirmedAt }).AsAsyncEnumerable()),
            ("signInAttempts", db.SignInAttempts.Where(row => row.EmailHash == emailHash).OrderBy(row => row.At).Select(row => new
            {
                row.At, row.Outcome, row.Address, row.Browser,
            }).AsAsyncEnumerable()),
            ("accountEvents", db.AuditEntries.Where(row => row.Stream == stream).OrderBy(row => row.Number).Select(row => new
            {
                row.At, row.Action, row.Address, row.SubjectName, row.Before, row.After,
            }).AsAsyncEnumerable()),
        ];
    }
}
