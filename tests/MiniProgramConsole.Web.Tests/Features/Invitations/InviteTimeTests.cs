using System.Diagnostics;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;

namespace MiniProgramConsole.Web.Tests.Features.Invitations;

/// <summary>The time of an answer tells no inviter who has an account.</summary>
[Collection(nameof(Alone))]
public sealed class InviteTimeTests
{
    // A workspace has 20 pending invitations at most.
    private const int Rounds = 9;

    // The statements are the same; what is left is what a busy machine makes.
    private const double Tolerance = 0.5;

    [Theory, EachDatabase]
    public async Task Invite_AnEmailWithAnAccountAndOneWithout_TakeTheSameTime(Database database)
    {
        await using var host = await ConsoleHost.StartWithSlowPasswordsAsync(database);
        var team = await Team.OnAsync(host);
        await MeasureAsync(team, Inviting.NewEmail());
        var (known, unknown) = (new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            // Making somebody is work that the machine feels for a while: before both, or before neither.
            var person = await host.Data.PersonAsync();
            known.Add(await MeasureAsync(team, person.Email));
            await host.Data.PersonAsync();
            unknown.Add(await MeasureAsync(team, Inviting.NewEmail()));
        }

        var (first, second) = (known.Order().ElementAt(Rounds / 2), unknown.Order().ElementAt(Rounds / 2));
        TestContext.Current.TestOutputHelper!.WriteLine($"Known {first:0.0} ms, unknown {second:0.0} ms");
        Assert.True(Math.Abs(first - second) < Tolerance * Math.Min(first, second), $"Known {first:0.0} ms, unknown {second:0.0} ms");
    }

    private static async Task<double> MeasureAsync(Team team, string email)
    {
        var form = await team.Owner.InviteFormAsync(team.Workspace);
        var watch = Stopwatch.StartNew();
        var answer = await team.Owner.SubmitAsync(form, Inviting.Invited(email));
        Assert.Equal(System.Net.HttpStatusCode.Redirect, answer.Status);
        return watch.Elapsed.TotalMilliseconds;
    }
}
