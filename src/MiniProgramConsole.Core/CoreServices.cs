using FluentValidation;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Logos;
using MiniProgramConsole.Core.MiniPrograms;
using MiniProgramConsole.Core.Workspaces;

namespace MiniProgramConsole.Core;

/// <summary>Registers what Core offers; the database and Identity are the host's to register.</summary>
public static class CoreServices
{
    /// <summary>Registers Core's services.</summary>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddConsoleCore(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ConsoleTransactions>()
        .AddSingleton<DecoyPassword>()
        .AddSingleton<DecodingGate>()
        .AddSingleton<LogoReader>()
        .AddSingleton<LogoRenderer>()
        .AddSingleton<IValidator<MiniProgramDetails>, MiniProgramDetailsValidator>()
        .AddScoped<SignInThrottleService>()
        .AddScoped<SignInService>()
        .AddScoped<SessionService>()
        .AddScoped<WorkspaceService>()
        .AddScoped<QuotaService>()
        .AddScoped<LogoService>()
        .AddScoped<StagedLogoService>()
        .AddScoped<MiniProgramService>();
}
