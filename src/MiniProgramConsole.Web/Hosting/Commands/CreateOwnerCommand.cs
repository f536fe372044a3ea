using System.CommandLine;
using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Core.Workspaces.Merchants;

namespace MiniProgramConsole.Web.Hosting.Commands;

internal sealed class CreateOwnerCommand : DatabaseCommand
{
    private readonly Option<string> email = new("--email")
    {
        Description = "The account's email address.",
        HelpName = "email",
        Required = true,
    };

    private readonly Option<string> merchant = new("--merchant")
    {
        Description = "The merchant's name.",
        HelpName = "name",
        Required = true,
    };

    private readonly Option<string> workspace = new("--workspace")
    {
        Description = "The workspace's name.",
        HelpName = "name",
        Required = true,
    };

    public CreateOwnerCommand()
        : base("create-owner", "Create an account with a merchant and a workspace, and print a link to set its password.")
    {
        Add(email);
        Add(merchant);
        Add(workspace);
    }

    protected override async Task<string?> RunAsync(IServiceProvider services, ParseResult line, CancellationToken cancellationToken)
    {
        var address = line.GetRequiredValue(email);
        var details = new MerchantDetails
        {
            MerchantName = line.GetRequiredValue(merchant),
            WorkspaceName = line.GetRequiredValue(workspace),
        };
        var (outcome, link) = await services.GetRequiredService<FirstOwnerService>().CreateAsync(address, details, cancellationToken);
        if (link is null)
        {
            return string.Join(Environment.NewLine, outcome.Errors.Select(error => error.Message));
        }

        Console.WriteLine($"Created the account {address}, which owns the workspace {details.WorkspaceName} of {details.MerchantName}.");
        Console.WriteLine($"Set its password at this address within {AccountToken.Lifetime.TotalHours:0} hours. The link works once:");
        Console.WriteLine(link.AbsoluteUri);
        return null;
    }
}
