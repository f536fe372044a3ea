using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Web.Hosting.Pipeline;
using MiniProgramConsole.Web.Tests.Testing;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Hosts;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;

namespace MiniProgramConsole.Web.Tests.Hosting;

public sealed class WarmUpTests
{
    [Theory, EachDatabase]
    public async Task Prepare_BeforeAnybodyCame_AsksAllThatTheListAsks(Database database)
    {
        var recorder = new CommandRecorder();
        await using var host = await ConsoleHost.StartAsync(database, interceptors: recorder);
        host.Server.PreserveExecutionContext = true;
        var owner = await host.Data.PersonAsync();
        var workspace = await host.Data.WorkspaceAsync(owner);
        await host.Data.ProgramsAsync(workspace, owner, 3);
        await using var scope = host.Services.CreateAsyncScope();

        var prepared = recorder.Listen();
        await WarmUp.PrepareAsync(scope.ServiceProvider, TestContext.Current.CancellationToken);
        var visitor = await host.SignInAsync(owner);
        var listed = recorder.Listen();
        await visitor.GetAsync(CreateForm.ListAddress(workspace));

        Assert.NotEmpty(listed);
        Assert.Subset(prepared.Select(command => command.Text).ToHashSet(), listed.Select(command => command.Text).ToHashSet());
    }

    [Theory, EachDatabase]
    public async Task Show_BeforeAnybodyCame_AnswersLikeAPage(Database database)
    {
        await using var host = await ConsoleHost.StartAsync(database);
        _ = host.Server;

        var status = await host.Services.GetRequiredService<FirstPage>().ShowAsync(TestContext.Current.CancellationToken);

        Assert.Equal(200, status);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task Show_WhileSomebodyWaits_IsPutOff()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var first = new FirstPage(services.GetRequiredService<IServiceScopeFactory>(), new HttpContextAccessor());
        var page = new TaskCompletionSource();
        var pipeline = first.Before(_ => page.Task);

        var answering = pipeline(new DefaultHttpContext());
        var before = first.IsAwaited;
        page.SetResult();
        await answering;

        Assert.Equal((true, false), (before, first.IsAwaited));
    }
}
