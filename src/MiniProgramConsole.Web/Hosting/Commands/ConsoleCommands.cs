using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal static partial class ConsoleCommands
{
    // A name or a password may begin with @.
    private static readonly ParserConfiguration Syntax = new() { ResponseFileTokenReplacer = null };

    public static ParseResult Parse(string[] args) =>
        NewRoot().Parse([.. args.Where(argument => !Setting().IsMatch(argument))], Syntax);

    /// <summary>Prints help, or what is wrong with the command line, and returns the exit code.
    /// Returns null if the console is to start.</summary>
    public static int? Answer(ParseResult line) =>
        line.Action is null || line.Action == line.RootCommandResult.Command.Action ? null : line.Invoke();

    /// <summary>Returns the exit code, or null without a command.</summary>
    public static async Task<int?> RunAsync(WebApplication app, ParseResult line)
    {
        if (line.CommandResult.Command is not ConsoleCommand command)
        {
            return null;
        }

        if (await command.RunAsync(app, line) is not { } failure)
        {
            return 0;
        }

        await Console.Error.WriteLineAsync(failure);
        return 1;
    }

    private static RootCommand NewRoot()
    {
        var settings = new Argument<string[]>("settings")
        {
            Description = "Settings for ASP.NET Core, such as --urls http://localhost:5080.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        settings.Validators.Add(RefuseUnknownCommand);
        var root = new RootCommand("Mini Program Console. Serves pages unless a command is given.")
        {
            settings,
            new MigrateCommand(),
            new VerifyAuditCommand(),
            new SealAuditCommand(),
            new CreateOwnerCommand(),
            new OutboxCommand(),
            new ResetSecondFactorCommand(),
            new EndSessionsCommand(),
            new RenewKeysCommand(),
        };
        // Without an action, a command would be required.
        root.SetAction(_ => { });
        return root;
    }

    private static void RefuseUnknownCommand(ArgumentResult settings)
    {
        if (settings.Tokens is [{ Value: var first }, ..] && !first.StartsWith('-'))
        {
            settings.AddError($"There is no command '{first}'.");
        }
    }

    // ASP.NET Core reads these, wherever they stand.
    [GeneratedRegex("^--[^=]+:[^=]+=")]
    private static partial Regex Setting();
}
