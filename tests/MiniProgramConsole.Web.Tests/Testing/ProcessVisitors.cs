namespace MiniProgramConsole.Web.Tests.Testing;

/// <summary>Browsers without JavaScript for a console that is a process.</summary>
internal static class ProcessVisitors
{
    public static Visitor NewVisitor(this ConsoleProcess process) => new(
        new HttpClient(new SecureCookiesOverHttp(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }))
        {
            BaseAddress = process.Address,
        },
        "en");
}
