using System.CommandLine;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Auditing.Verifying;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class SealAuditCommand() : DatabaseCommand("seal-audit", "Seal the audit trail with the key in Audit__Key.")
{
    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<AuditSealer>().KeyId is null)
        {
            return "Nothing was sealed: Audit__Key is not set.";
        }

        var result = await services.GetRequiredService<AuditResealing>().RunAsync(cancellationToken);
        if (result.Findings.Count > 0)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, result.Findings.Take(VerifyAuditCommand.MaxFindings)));
            return "Nothing was sealed: the audit trail is not as it was written.";
        }

        Console.WriteLine($"{result.Entries} entries in {result.Streams} streams are sealed with the key that is set.");
        return null;
    }
}
