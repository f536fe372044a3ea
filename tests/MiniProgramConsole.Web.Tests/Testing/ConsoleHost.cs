using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using Serilog.Core;

namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>The whole console on a database of its own.</summary>
public sealed class ConsoleHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase database;
    private readonly string environment;
    private readonly IInterceptor[] interceptors;

    private ConsoleHost(TestDatabase database, string environment, IInterceptor[] interceptors)
    {
        this.database = database;
        this.environment = environment;
        this.interceptors = interceptors;
        Data = new TestData(database, Time);
    }

    public TestTime Time { get; } = new();

    public ErrorLog Log { get; } = new();

    public TestData Data { get; }

    public Database Kind => database.Kind;

    public static async Task<ConsoleHost> StartAsync(Database kind, string environment = "Testing", params IInterceptor[] interceptors) =>
        new(await TestDatabase.CreateAsync(kind), environment, interceptors);

    public ConsoleDbContext NewContext() => database.NewContext();

    /// <summary>A browser with cookies of its own that is not signed in.</summary>
    public Visitor NewVisitor(string language = "en") => new(
        CreateDefaultClient(new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler()), language);

    public async Task<Visitor> SignInAsync(Person person, string language = "en")
    {
        var visitor = NewVisitor(language);
        await visitor.SignInAsync(person);
        return visitor;
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await database.DisposeAsync();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
        .UseEnvironment(environment)
        .UseSetting("Database:Provider", database.Kind.ToString())
        .UseSetting("ConnectionStrings:Console", database.ConnectionString)
        .ConfigureTestServices(services => services
            .AddSingleton<TimeProvider>(Time)
            .AddSingleton<ILogEventSink>(Log)
            .ConfigureDbContext<ConsoleDbContext>(context => context.AddInterceptors(interceptors)));
}
