using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Workspaces.Invitations;
using MiniProgramConsole.Core.Workspaces.Members;
using MiniProgramConsole.Core.Workspaces.Merchants;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Core.Workspaces.PersonalData;
using MiniProgramConsole.Core.Workspaces.Settings;

namespace MiniProgramConsole.Core.Workspaces.Setup;

internal static class WorkspaceServices
{
    public static IServiceCollection AddWorkspaces(this IServiceCollection services) => services
        .AddSingleton<IPersonalDataSource, WorkspacePersonalData>()
        .AddSingleton<IAccountHoldings, WorkspaceHoldings>()
        .AddSingleton<IValidator<MerchantDetails>, MerchantDetailsValidator>()
        .AddSingleton<IValidator<InvitationDetails>, InvitationDetailsValidator>()
        .AddScoped<IOrganizationNames, OrganizationNames>()
        .AddScoped<WorkspaceService>()
        .AddScoped<MemberReader>()
        .AddScoped<OwnedWorkspaceReader>()
        .AddScoped<MemberService>()
        .AddScoped<InvitationMails>()
        .AddScoped<InvitationReader>()
        .AddScoped<InvitationService>()
        .AddScoped<InvitationAnswerService>()
        .AddScoped<WorkspaceSettingsService>()
        .AddScoped<OwnershipMails>()
        .AddScoped<OwnershipService>()
        .AddScoped<ClosingService>()
        .AddScoped<MerchantService>()
        .AddScoped<MerchantCreationService>()
        .AddScoped<FirstOwnerService>()
        .AddHousekeeping<ConsoleDbContext>(RemoveEndedAsync);

    private static async Task RemoveEndedAsync(ConsoleDbContext db, DateTime now, CancellationToken cancelled)
    {
        var invited = now - Invitation.KeptFor;
        await db.OwnershipOffers.Where(offer => offer.ExpiresAt <= now).ExecuteDeleteAsync(cancelled);
        await db.Invitations.Where(invitation => invitation.ExpiresAt <= invited).ExecuteDeleteAsync(cancelled);
    }
}
