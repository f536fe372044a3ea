using System.CommandLine;

namespace MiniProgramConsole.Web.Hosting.Commands;

/// <summary>Runs on the console's services, instead of serving pages.</summary>
internal abstract class ConsoleCommand(string name, string description) : Command(name, description)
{
    /// <summary>Returns null, or a message for the operator if it failed.</summary>
    public abstract Task<string?> RunAsync(WebApplication app, ParseResult line);
}
