using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MiniProgramConsole.Core.Data;
using MiniProgramConsole.Web.Security;
using MiniProgramConsole.Web.Tests.Testing.Databases;
using MiniProgramConsole.Web.Tests.Testing.Interceptors;
using MiniProgramConsole.Web.Tests.Testing.Pages;
using Serilog.Core;

namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>The whole console on its own database.</summary>
public sealed class ConsoleHost : WebApplicationFactory<Program>
{
    private readonly TestDatabase database;
    private readonly string environment;
    private readonly IInterceptor[] interceptors;
    private readonly Dictionary<string, string?> settings;
    private readonly int passwordIterations;
    private readonly DirectoryInfo mails = Directory.CreateTempSubdirectory("console-test-mails-");

    private ConsoleHost(
        TestDatabase database, string environment, Dictionary<string, string?> settings, IInterceptor[] interceptors,
        int passwordIterations = CheapPasswordIterations)
    {
        this.settings = settings;
        this.database = database;
        this.environment = environment;
        this.interceptors = interceptors;
        this.passwordIterations = passwordIterations;
        Data = new TestData(database, Time, passwordIterations);
    }

    /// <summary>The public address of the console. The tests' own requests use another host.</summary>
    public const string PublicUrl = ConsoleProcess.PublicUrl;

    // Hashing is slow on purpose and would dominate the run time. Only tests that measure time use the real cost.
    private const int CheapPasswordIterations = 2_000;

    public TestTime Time { get; } = new();

    public ErrorLog Log { get; } = new();

    public TestData Data { get; }

    public Database Kind => database.Kind;

    private bool HasAddress { get; init; }

    public static async Task<ConsoleHost> StartAsync(Database kind, string environment = "Testing", params IInterceptor[] interceptors) =>
        new(await TestDatabase.CreateAsync(kind), environment, [], interceptors);

    /// <summary>Uses the production cost for passwords, to measure response times.</summary>
    public static async Task<ConsoleHost> StartWithSlowPasswordsAsync(Database kind) =>
        new(await TestDatabase.CreateAsync(kind), "Testing", [], [], SecuritySetup.PasswordIterations);

    public static async Task<ConsoleHost> StartWithAsync(
        Database kind, Dictionary<string, string?> settings, string environment = "Testing", params IInterceptor[] interceptors) =>
        new(await TestDatabase.CreateAsync(kind), environment, settings, interceptors);

    public static Task<ConsoleHost> StartAsync(Database kind, SmtpServer smtp) => StartWithAsync(kind, smtp.Settings());

    /// <summary>For behaviour that only shows over a real connection.</summary>
    public static async Task<ConsoleHost> StartOnAnAddressAsync(Database kind, Dictionary<string, string?>? settings = null)
    {
        var host = new ConsoleHost(await TestDatabase.CreateAsync(kind), "Testing", settings ?? [], []) { HasAddress = true };
        host.UseKestrel(0);
        host.StartServer();
        return host;
    }

    public Uri Address => ClientOptions.BaseAddress;

    public ConsoleDbContext NewContext() => database.NewContext();

    /// <summary>A browser that isn't signed in, with its own cookies.</summary>
    public Visitor NewVisitor(string language = "en") => HasAddress ? ProcessVisitors.NewVisitor(Address, language) : new(
        CreateDefaultClient(
            new Uri("https://localhost"), new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler()), language);

    /// <summary>Other visitors have no address.</summary>
    public Visitor NewVisitorFrom(string address, string language = "en")
    {
        var cookies = new Microsoft.AspNetCore.Mvc.Testing.Handlers.CookieContainerHandler
        {
            InnerHandler = Server.CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Parse(address)),
        };
        return new Visitor(new HttpClient(cookies) { BaseAddress = new Uri("https://localhost") }, language);
    }

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
        mails.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder
            .UseEnvironment(environment)
            .UseSetting("Database:Provider", database.Kind.ToString())
            .UseSetting("ConnectionStrings:Console", database.ConnectionString)
            .UseSetting("Console:PublicUrl", PublicUrl)
            .UseSetting("Mail:Folder", mails.FullName)
            .UseSetting("Keys:StoreUnprotected", "true")
            .ConfigureTestServices(services =>
            {
                services
                    .AddSingleton<TimeProvider>(Time)
                    .AddSingleton<ILogEventSink>(Log)
                    .PostConfigure<PasswordHasherOptions>(hasher => hasher.IterationCount = passwordIterations)
                    .ConfigureDbContext<ConsoleDbContext>(context => context.AddInterceptors(interceptors));
                interceptors.OfType<InBetween>().SingleOrDefault()?.PrecedeCommands(services);
            });
        foreach (var (name, value) in RaisedLimits.Settings)
        {
            builder.UseSetting(name, value);
        }

        foreach (var (name, value) in settings)
        {
            builder.UseSetting(name, value);
        }
    }
}
