using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Web.Security.Sessions;

namespace MiniProgramConsole.Web.Features.MiniPrograms.Creating;

public sealed class CreateForms(QuotaService quotas, StagedLogoService stagedLogos, CurrentPerson person)
{
    public async Task<CreatePage> FillAsync(MiniProgramDetails details, Guid token, CancellationToken cancellationToken)
    {
        var isLogoKept = details.Logo is not null
            && await stagedLogos.IsStagedAsync(person.UserId, details.Logo, cancellationToken);
        return new CreatePage(
            details with { Logo = isLogoKept ? details.Logo : null },
            token,
            await quotas.ListAsync(person.Workspace, person.UserId, cancellationToken));
    }
}
