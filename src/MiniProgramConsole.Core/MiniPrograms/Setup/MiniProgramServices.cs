using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.MiniPrograms.Advice;
using MiniProgramConsole.Core.MiniPrograms.Closing;
using MiniProgramConsole.Core.MiniPrograms.Creating;
using MiniProgramConsole.Core.MiniPrograms.Deleting;
using MiniProgramConsole.Core.MiniPrograms.Drafts;
using MiniProgramConsole.Core.MiniPrograms.Editing;
using MiniProgramConsole.Core.MiniPrograms.Listing;
using MiniProgramConsole.Core.MiniPrograms.Logos;
using MiniProgramConsole.Core.MiniPrograms.Members;
using MiniProgramConsole.Core.MiniPrograms.PersonalData;
using MiniProgramConsole.Core.MiniPrograms.Quotas;
using MiniProgramConsole.Core.Workspaces;
using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Core.MiniPrograms.Setup;

internal static class MiniProgramServices
{
    public static IServiceCollection AddMiniPrograms(this IServiceCollection services) => services
        .AddSingleton<IAuthority, Authority>()
        .AddSingleton<IPersonalDataSource, MiniProgramPersonalData>()
        .AddSingleton<IAccountHoldings, MiniProgramHoldings>()
        .AddSingleton<IWorkspaceContents, WorkspaceContents>()
        .AddSingleton<IValidator<MiniProgramDetails>, MiniProgramDetailsValidator>()
        .AddSingleton<INewMerchant, NewMerchantQuotas>()
        .AddScoped<QuotaService>()
        .AddScoped<LogoService>()
        .AddScoped<StagedLogoService>()
        .AddScoped<UnfinishedFormService>()
        .AddScoped<FormerForms>()
        .AddScoped<MissingQuotas>()
        .AddScoped<MiniProgramReader>()
        .AddScoped<WorkspaceListReader>()
        .AddScoped<AdviceService>()
        .AddScoped<MiniProgramService>()
        .AddScoped<MiniProgramModificationService>()
        .AddScoped<MiniProgramDeletionService>()
        .AddScoped<ProgramMemberService>()
        // Nodes of the previous version may have written these since the last run.
        .AddHousekeeping<FormerForms>((forms, _, cancelled) => forms.TakeOverAsync(cancelled))
        .AddHousekeeping<UnfinishedFormService>((forms, _, cancelled) =>
            forms.RemoveEndedAsync(RoleMapping.With(Permission.CreateMiniProgram), cancelled))
        .AddHousekeeping<ConsoleDbContext>(RemoveLogosAsync)
        .AddHousekeeping<MiniProgramDeletionService>((programs, _, cancelled) => programs.RemoveEndedAsync(cancelled));

    private static Task<int> RemoveLogosAsync(ConsoleDbContext db, DateTime now, CancellationToken cancelled)
    {
        var until = now - StagedLogo.Lifetime;
        return StagedLogoService.InNoForm(db, db.StagedLogos.Where(logo => logo.StagedAt <= until)).ExecuteDeleteAsync(cancelled);
    }
}
