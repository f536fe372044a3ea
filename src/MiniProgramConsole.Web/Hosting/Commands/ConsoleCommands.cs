using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>Each command returns null, or a message for the operator if it failed.</summary>
internal static class ConsoleCommands
{
    private const string VerifyAudit = "verify-audit";
    private const string SealAudit = "seal-audit";

    private const int MaxFindings = 100;

    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        switch (args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : null)
        {
            case null:
                return null;
            case DatabasePreparation.Migrate:
                return await FailWithAsync(await app.MigrateAsync(args.Contains(DatabasePreparation.BreakLock)));
            case VerifyAudit:
                return await WhenReadyAsync(app, VerifyAsync);
            case SealAudit:
                return await WhenReadyAsync(app, SealAsync);
            case CreateOwnerCommand.Name:
                return await FailWithAsync(await CreateOwnerCommand.RunAsync(app, args));
            case OutboxCommand.Name:
                return await FailWithAsync(await OutboxCommand.RunAsync(app, args));
            case ResetSecondFactorCommand.Name:
                return await FailWithAsync(await ResetSecondFactorCommand.RunAsync(app, args));
            case EndSessionsCommand.Name:
                return await FailWithAsync(await EndSessionsCommand.RunAsync(app, args));
            case RenewKeysCommand.Name:
                return await FailWithAsync(await RenewKeysCommand.RunAsync(app));
            case var unknown:
                return await FailWithAsync(
                    $"There is no command '{unknown}'. There are: {DatabasePreparation.Migrate}, {VerifyAudit}, {SealAudit}, {CreateOwnerCommand.Name}, "
                    + $"{OutboxCommand.Name}, {ResetSecondFactorCommand.Name}, {EndSessionsCommand.Name}, {RenewKeysCommand.Name}.");
        }
    }

    private static async Task<int> FailWithAsync(string? message)
    {
        if (message is null)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(message);
        return 1;
    }

    private static async Task<int> WhenReadyAsync(WebApplication app, Func<WebApplication, Task<int>> run) =>
        await app.FindWhatIsMissingAsync() is { } missing ? await FailWithAsync(missing) : await run(app);

    private static async Task<int> VerifyAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(app.Lifetime.ApplicationStopping);
        foreach (var finding in report.Findings.Take(MaxFindings))
        {
            await Console.Error.WriteLineAsync(finding.ToString());
        }

        if (report.Findings.Count > 0)
        {
            return await FailWithAsync(
                $"The audit trail is not as it was written. Entries: {report.Entries}, findings: {report.Findings.Count}.");
        }

        Console.WriteLine($"The audit trail is as it was written: {report.Entries} entries in {report.Streams} streams.");
        return 0;
    }

    private static async Task<int> SealAsync(WebApplication app)
    {
        if (app.Services.GetRequiredService<AuditSealer>().KeyId is null)
        {
            return await FailWithAsync("Nothing was sealed: Audit__Key is not set.");
        }

        await using var scope = app.Services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<AuditResealing>().RunAsync(app.Lifetime.ApplicationStopping);
        if (result.Findings.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, result.Findings.Take(MaxFindings)));
            return await FailWithAsync("Nothing was sealed: the audit trail is not as it was written.");
        }

        Console.WriteLine($"{result.Entries} entries in {result.Streams} streams are sealed with the key that is set.");
        return 0;
    }
}
