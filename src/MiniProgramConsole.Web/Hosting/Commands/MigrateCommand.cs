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

    public override async Task<string?> RunAsync(WebApplication app, ParseResult line)
    {
        if (await app.MigrateAsync(line.GetValue(breakLock)) is { } failure)
        {
            return failure;
        }

        Console.WriteLine("The database is up to date.");
        return null;
    }
}
