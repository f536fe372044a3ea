using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Web.Tests.Testing;

namespace MiniProgramConsole.Web.Tests.Data;

/// <summary>What the services around second factors and known browsers ask of a database.</summary>
internal static class SecondFactorQuestions
{
    private static readonly SignInOrigin Origin = new("192.0.2.1", "Browser/1.0", ["one", "two"]);
    private static readonly ApplicationUser User = new() { Id = 1, DisplayName = "Lin Wei", Email = "a@b.example" };
    private static readonly IReadOnlyList<string> Codes = ["abcd-efgh-ijkl-mnop"];
    private static readonly SecondFactorTry Tried = new(1, "stamp", Guid.NewGuid(), "123456", Origin, CultureInfo.InvariantCulture);

    public static IEnumerable<Func<Task>> Of(
        IDbContextFactory<ConsoleDbContext> contexts, CommandRunner runner, IDatabaseErrors errors, AuditTrail audit, TimeProvider time)
    {
        var (database, transactions) = (contexts.CreateDbContext(), new ConsoleTransactions(contexts, errors));
        var links = new ConsoleLinks(() => new Uri(ConsoleHost.PublicUrl));
        var mails = new SecondFactorMails(new AccountMails(new MailWriter(links), links));
        var seal = new AuthenticatorSeal(new EphemeralDataProtectionProvider());
        var codes = new SecondFactorCodes(seal);
        var throttle = new SignInThrottleService(transactions, errors, time);
        var devices = new KnownDeviceService(database, runner, transactions, time);
        var attempts = new SignInAttemptService(database, transactions, time);
        var factors = new SecondFactorService(database, transactions, errors, codes, throttle, devices, attempts, audit, mails, time);
        var authenticators = new AuthenticatorService(database, runner, seal, codes, throttle, mails, time);
        var resets = new SecondFactorResetService(transactions, new UpperInvariantLookupNormalizer(), audit, mails, time);
        return
        [
            () => devices.FindAsync("A@B.EXAMPLE", Origin, default),
            () => devices.RenewAsync(contexts.CreateDbContext(), 1, Origin, false, default),
            () => devices.RenewAsync(contexts.CreateDbContext(), 1, Origin, true, default),
            () => KnownDeviceService.ForgetAsync(contexts.CreateDbContext(), 1, default),
            () => devices.RemoveEndedAsync(default),
            () => attempts.ListAsync("A@B.EXAMPLE", default),
            () => attempts.RemoveEndedAsync(default),
            () => factors.CheckAsync(Tried, default),
            () => factors.UseAsync(contexts.CreateDbContext(), User, Tried, default),
            () => factors.UseAsync(contexts.CreateDbContext(), User, Tried with { Code = Codes[0] }, default),
            () => authenticators.FindStateAsync(1, default),
            () => authenticators.FindNewSecretAsync(1, default),
            () => SecondFactorSwitch.SetAsync(contexts.CreateDbContext(), 1, false, default),
            () => RecoveryCodes.ReplaceAsync(contexts.CreateDbContext(), 1, Codes, default),
            () => resets.ResetAsync(contexts.CreateDbContext(), "a@b.example", default),
            () => SessionService.EndAllAsync(contexts.CreateDbContext(), 1, 2, default),
            () => SessionService.EndAllAsync(contexts.CreateDbContext(), 1, null, default),
        ];
    }
}
