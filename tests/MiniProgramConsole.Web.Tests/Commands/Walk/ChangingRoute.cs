
namespace MiniProgramConsole.Web.Tests.Commands.Walk;

/// <summary>A route that changes something: who sends it, how they come to it, and what of the walk means nothing there.</summary>
/// <param name="Pattern">Its pattern, without what is asked of its parameters.</param>
/// <param name="By">Who sends it.</param>
/// <param name="PrepareAsync">Visits the page and fills its form; it may be asked again on the same stage.</param>
internal sealed record ChangingRoute(string Pattern, SentBy By, Func<ChangingStage, Task<ReadyForm>> PrepareAsync)
{
    private const string NoKey = "no key: what it sends is the proof and works once, or a try at it";

    /// <summary>What there has to be, once for each stage.</summary>
    public Func<ChangingStage, Task> ArrangeAsync { get; init; } = _ => Task.CompletedTask;

    /// <summary>The cases that mean nothing here, each with its reason. They are sent all the same and must not be a fault.</summary>
    public IReadOnlyDictionary<WalkCase, string> Exemptions { get; init; } = new Dictionary<WalkCase, string>();

    /// <summary>Why the form does not come back where its key is none; null where it does.</summary>
    public string? WhyNotBack { get; init; }

    /// <summary>Tables that are no part of the effect, as the form that is kept for somebody who is signed out.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>Says of cases that they mean nothing here.</summary>
    public ChangingRoute Except(string reason, params WalkCase[] cases) => this with
    {
        Exemptions = new Dictionary<WalkCase, string>([.. Exemptions, .. cases.Select(one => KeyValuePair.Create(one, reason))]),
    };

    public ChangingRoute WithoutKey() => Except(NoKey, WalkCase.ForeignKey, WalkCase.SpentKey, WalkCase.UnreadableKey);

    /// <summary>How the sender may lose the right while the request is under way.</summary>
    public IEnumerable<WalkCase> Losses() => By switch
    {
        SentBy.Nobody => [WalkCase.AccountDeleted],
        SentBy.Person => [WalkCase.SignedOut, WalkCase.AccountDeleted],
        SentBy.Owner => [WalkCase.SignedOut, WalkCase.AccountDeleted, WalkCase.HandedOver, WalkCase.Closed, WalkCase.SecondFactorRequired],
        _ => Enum.GetValues<WalkCase>().Where(one => one >= WalkCase.Blocked && (By == SentBy.Master || one != WalkCase.MadeDeveloper)),
    };

    public override string ToString() => Pattern;
}
