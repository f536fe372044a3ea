using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MiniProgramConsole.Core.Accounts.Setup;
using MiniProgramConsole.Core.Auditing.Setup;
using MiniProgramConsole.Core.Commands.Setup;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Core.Images;
using MiniProgramConsole.Core.Mail;
using MiniProgramConsole.Core.MiniPrograms.Setup;
using MiniProgramConsole.Core.Workspaces.Setup;

namespace MiniProgramConsole.Core;

public static class CoreServices
{
    /// <summary>The host also registers the database, Identity, the audit sealer, the console's links and the limits.</summary>
    public static IServiceCollection AddConsoleCore(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        // The caller decides whether a failed statement is an error: a lost race isn't. A fault is logged where it ends up.
        .ConfigureDbContext<ConsoleDbContext>(options => options.ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandError, LogLevel.Warning),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug),
            (CoreEventId.QueryIterationFailed, LogLevel.Debug))))
        .AddSingleton<ConsoleTransactions>()
        .AddSingleton<DecodingGate>()
        .AddSingleton<LogoReader>()
        .AddSingleton<LogoRenderer>()
        .AddAuditing()
        .AddMail()
        .AddCommands()
        .AddAccounts()
        .AddWorkspaces()
        .AddMiniPrograms();
}
