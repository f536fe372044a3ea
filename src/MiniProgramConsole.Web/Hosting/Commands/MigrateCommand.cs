using System.CommandLine;
using MiniProgramConsole.Web.Hosting.Databases;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class MigrateCommand : ConsoleCommand
{
    private readonly Option<bool> breakLock = new(DatabasePreparation.BreakLock)
    {
        Description = "Break the lock that a killed migration left behind.",
    };

    public MigrateCommand() : base(DatabasePreparation.Migrate, "Bring the database up to date.") => Add(breakLock);

    public override Task<string?> RunAsync(WebApplication app, ParseResult line) => app.MigrateAsync(line.GetValue(breakLock));
}
