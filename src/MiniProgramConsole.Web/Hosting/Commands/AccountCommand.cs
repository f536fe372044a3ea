using System.CommandLine;
using MiniProgramConsole.Core.Commands;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal abstract class AccountCommand : DatabaseCommand
{
    private readonly Option<string> email = new("--email")
    {
        Description = "The account's email address.",
        HelpName = "email",
        Required = true,
    };

    protected AccountCommand(string name, string description) : base(name, description) => Add(email);

    protected abstract Task<Outcome> RunAsync(IServiceProvider services, string email, CancellationToken cancellationToken);

    protected abstract string[] Done(string email);

    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var address = line.GetRequiredValue(email);
        var outcome = await RunAsync(services, address, cancellationToken);
        if (!outcome.Succeeded)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        foreach (var text in Done(address))
        {
            Console.WriteLine(text);
        }

        return null;
    }
}
