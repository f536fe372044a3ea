namespace MiniProgramConsole.Web.Tests.Testing.Pages;

public sealed record Person(long Id, string Code, string Email, string Name)
{
    public const string Password = "amber kettle orbits";
}
