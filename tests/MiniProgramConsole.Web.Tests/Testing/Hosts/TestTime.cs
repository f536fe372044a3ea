namespace MiniProgramConsole.Web.Tests.Testing.Hosts;

/// <summary>A clock that stands until it is moved. It starts at the real time, since cookies have a real expiry.</summary>
public sealed class TestTime : TimeProvider
{
    private DateTimeOffset now = new(DateTime.UtcNow.Ticks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    public DateTime Now => now.UtcDateTime;

    public void Advance(TimeSpan by) => now += by;

    public override DateTimeOffset GetUtcNow() => now;
}
