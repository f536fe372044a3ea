namespace MiniProgramConsole.Web.Hosting;

/// <summary>What the program does besides serving pages, named by its first argument.</summary>
internal static class ConsoleCommands
{
    public const string Migrate = "migrate";

    /// <summary>Runs the command that the arguments name, or gives null where they name none and pages are to be served.</summary>
    public static async Task<int?> RunAsync(WebApplication app, string[] args)
    {
        switch (args.FirstOrDefault() is { } first && !first.StartsWith('-') ? first : null)
        {
            case null:
                return null;
            case Migrate:
                await app.MigrateAsync();
                return 0;
            case var unknown:
                await Console.Error.WriteLineAsync($"There is no command '{unknown}'. There is: {Migrate}.");
                return 1;
        }
    }
}
