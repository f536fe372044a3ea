using System.CommandLine;
using MiniProgramConsole.Core.Auditing.Verifying;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class VerifyAuditCommand() : DatabaseCommand("verify-audit", "Check that the audit trail is as it was written.")
{
    public const int MaxFindings = 100;

    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var report = await services.GetRequiredService<AuditVerifier>().VerifyAsync(cancellationToken);
        foreach (var finding in report.Findings.Take(MaxFindings))
        {
            await Console.Error.WriteLineAsync(finding.ToString());
        }

        if (report.Findings.Count > 0)
        {
            return $"The audit trail is not as it was written. Entries: {report.Entries}, findings: {report.Findings.Count}.";
        }

        Console.WriteLine($"The audit trail is as it was written: {report.Entries} entries in {report.Streams} streams.");
        return null;
    }
}
