using Microsoft.EntityFrameworkCore;
using MiniProgramConsole.Core.Auditing.Verifying;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.Web.Hosting.Keys;

namespace MiniProgramConsole.Web.Hosting.Databases;

/// <summary>The parts of <c>migrate</c> that SQL can't express. Repeating them has no effect.</summary>
internal sealed class DataUpgrade(
    ConsoleDbContext database, AuditUpgrade audit, FormerForms formerForms, MissingQuotas quotas, StoredKeys keys,
    ILogger<DataUpgrade> logger)
{
    private const int AtOnce = 500;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await FoldNamesAsync(cancellationToken);
        await quotas.AddMissingAsync(cancellationToken);
        var chained = await audit.RunAsync(cancellationToken);
        if (chained > 0)
        {
            logger.LogInformation("{Count} entries of the audit trail were chained", chained);
        }

        var takenOver = await formerForms.TakeOverAsync(cancellationToken);
        if (takenOver > 0)
        {
            logger.LogInformation("{Count} drafts and unsent forms were taken over", takenOver);
        }

        var encrypted = await keys.ProtectAsync(renews: true, cancellationToken);
        if (encrypted > 0)
        {
            logger.LogInformation("{Count} keys were encrypted with the certificate that is set", encrypted);
        }
    }

    private async Task FoldNamesAsync(CancellationToken cancellationToken)
    {
        var folded = 0;
        do
        {
            var unfolded = await database.Users.Where(user => user.NameSearch == "" && user.DisplayName != "").OrderBy(user => user.Id)
                .Select(user => new { user.Id, user.DisplayName }).Take(AtOnce).ToListAsync(cancellationToken);
            foreach (var person in unfolded)
            {
                var name = TextNormalizer.Fold(person.DisplayName);
                await database.Users.Where(user => user.Id == person.Id)
                    .ExecuteUpdateAsync(set => set.SetProperty(user => user.NameSearch, name), cancellationToken);
            }

            folded = unfolded.Count;
        }
        while (folded == AtOnce);
    }
}
