
namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>
/// A route that changes data: who sends its form, how to prepare it, and which cases don't apply. <c>Pattern</c> omits route constraints.
/// <c>PrepareAsync</c> may run several times on the same stage.
/// </summary>
internal sealed record ChangingRoute(string Pattern, SentBy By, Func<ChangingStage, Task<ReadyForm>> PrepareAsync)
{
    private const string NoKey = "no key: what it sends is the proof and works once, or a try at it";

    /// <summary>Runs once for each stage.</summary>
    public Func<ChangingStage, Task> ArrangeAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>Cases that don't apply, each with its reason. They are sent anyway and must not cause a server error.</summary>
    public IReadOnlyDictionary<WalkCase, string> Exemptions { get; init; } = new Dictionary<WalkCase, string>();

    /// <summary>Why the form doesn't come back when its key is missing; null if it does.</summary>
    public string? WhyNotBack { get; init; }

    /// <summary>Tables that don't count as the form's effect, such as the forms kept for people who are signed out.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Marks cases as not applicable.</summary>
    public ChangingRoute Except(string reason, params WalkCase[] cases) => this with
    {
        Exemptions = new Dictionary<WalkCase, string>([.. Exemptions, .. cases.Select(one => KeyValuePair.Create(one, reason))]),
    };

    public ChangingRoute WithoutKey() => Except(NoKey, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey);

    /// <summary>The ways in which the sender can lose permission during the request.</summary>
    public IEnumerable<WalkCase> Losses() => By switch
    {
        SentBy.Nobody => [WalkCase.AccountDeleted],
        SentBy.Person => [WalkCase.SignedOut, WalkCase.AccountDeleted],
        SentBy.Owner => [WalkCase.SignedOut, WalkCase.AccountDeleted, WalkCase.HandedOver, WalkCase.Closed, WalkCase.SecondFactorRequired],
        _ => Enum.GetValues<WalkCase>().Where(one => one >= WalkCase.Blocked && (By == SentBy.Master || one != WalkCase.MadeDeveloper)),
    };

    public override string ToString() => Pattern;
}
