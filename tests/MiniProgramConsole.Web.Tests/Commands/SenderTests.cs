using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Auditing;
using MiniProgramConsole.Core.Commands;
using MiniProgramConsole.Core.Commands.Senders;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Commands;

public sealed class SenderTests(ConsoleHosts hosts) : IClassFixture<ConsoleHosts>
{
    [Theory, EachDatabase]
    public async Task Session_OfNobody_IsNotAllowed(Database database)
    {
        var (host, _, _) = await hosts.OwnerAsync(database);
        var command = new Command { Sender = new SessionSender(0, new Actor(0, "", null), "") };

        var outcome = await host.Services.GetRequiredService<CommandRunner>().RunAsync(
            command, _ => Task.FromResult(Outcome.Done("", "")), TestContext.Current.CancellationToken);

        Assert.Equal(OutcomeKind.NotAllowed, outcome.Kind);
    }
}
