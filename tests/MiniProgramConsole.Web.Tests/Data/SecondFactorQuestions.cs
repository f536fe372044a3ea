using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
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
    private static readonly SecondFactorChange Change = new(new Actor(1, "Lin Wei", null), 1, Guid.NewGuid(), CultureInfo.InvariantCulture);
    private static readonly IReadOnlyList<string> Codes = ["abcd-efgh-ijkl-mnop"];

    public static IEnumerable<Func<Task>> Of(IDbContextFactory<ConsoleDbContext> contexts, IDatabaseErrors errors, AuditTrail audit, TimeProvider time)
    {
        var (database, transactions) = (contexts.CreateDbContext(), new ConsoleTransactions(contexts, errors));
        var links = new ConsoleLinks(() => new Uri(ConsoleHost.PublicUrl));
        var mails = new SecondFactorMails(new AccountMails(new MailWriter(links), links));
        var seal = new AuthenticatorSeal(new EphemeralDataProtectionProvider());
        var codes = new SecondFactorCodes(seal);
        var throttle = new SignInThrottleService(contexts, errors, time);
        var devices = new KnownDeviceService(database, transactions, audit, time);
        var attempts = new SignInAttemptService(database, contexts, time);
        var authenticators = new AuthenticatorService(database, transactions, errors, seal, codes, throttle, audit, mails, time);
        var recovery = new RecoveryCodeService(database, transactions, new IdempotencyRecordReader(database), seal, audit, mails, time);
        return
        [
            () => devices.FindAsync("A@B.EXAMPLE", Origin, default),
            () => devices.RenewAsync(contexts.CreateDbContext(), 1, Origin, false, default),
            () => devices.RenewAsync(contexts.CreateDbContext(), 1, Origin, true, default),
            () => KnownDeviceService.ForgetAsync(contexts.CreateDbContext(), 1, default),
            () => devices.RemoveEndedAsync(default),
            () => attempts.ListAsync("A@B.EXAMPLE", default),
            () => attempts.RemoveEndedAsync(default),
            () => attempts.NoteAsync("A@B.EXAMPLE", SignInOutcome.WrongCode, Origin, default),
            () => codes.UseAsync(contexts.CreateDbContext(), 1, "123456", DateTime.UnixEpoch, default),
            () => codes.UseAsync(contexts.CreateDbContext(), 1, Codes[0], DateTime.UnixEpoch, default),
            () => devices.IsRememberedAsync(contexts.CreateDbContext(), 1, Origin, default),
            () => authenticators.FindStateAsync(1, default),
            () => authenticators.FindNewSecretAsync(1, default),
            () => AuthenticatorService.BeginAsync(contexts.CreateDbContext(), 1, "sealed", default),
            () => authenticators.ConfirmAsync(contexts.CreateDbContext(), Change, "sealed", 1, Codes, default),
            () => authenticators.TurnOffAsync(contexts.CreateDbContext(), Change, Codes[0], default),
            () => AuthenticatorService.HasAnyAsync(database, 1, Codes, default),
            () => SecondFactorSwitch.SetAsync(contexts.CreateDbContext(), 1, false, default),
            () => recovery.RenewAsync(contexts.CreateDbContext(), Change, "sealed", Codes, default),
            () => RecoveryCodes.ReplaceAsync(contexts.CreateDbContext(), 1, Codes, default),
            () => SessionService.EndAllAsync(contexts.CreateDbContext(), 1, 2, default),
            () => SessionService.EndAllAsync(contexts.CreateDbContext(), 1, null, default),
        ];
    }
}
