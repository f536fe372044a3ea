using System.CommandLine;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal abstract class ConsoleCommand(string name, string description) : Command(name, description)
{
    /// <summary>Returns null, or a message for the operator if it failed.</summary>
    public abstract Task<string?> RunAsync(WebApplication app, ParseResult line);
}
