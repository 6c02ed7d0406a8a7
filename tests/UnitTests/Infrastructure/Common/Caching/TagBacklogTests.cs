using MultiWeb.Infrastructure.Common.Caching;

namespace MultiWeb.UnitTests.Infrastructure.Common.Caching;

public sealed class TagBacklogTests
{
    [Fact]
    public async Task What_is_told_is_told_once()
    {
        var told = new List<string[]>();
        using var backlog = new TagBacklog(tags =>
        {
            told.Add([.. tags]);
            return Task.FromResult(true);
        });

        (await backlog.AddAsync(["product:1", "product"])).Should().BeTrue();
        await UntilEmptyAsync(backlog);

        told.Should().ContainSingle().Which.Should().BeEquivalentTo("product:1", "product");
    }

    [Fact]
    public async Task Whoever_throws_is_asked_again()
    {
        var asked = 0;
        using var backlog = new TagBacklog(_ => ++asked == 1 ? throw new InvalidOperationException("no such host") : Task.FromResult(true));

        (await backlog.AddAsync(["product:1"])).Should().BeFalse();
        await UntilEmptyAsync(backlog);

        asked.Should().Be(2);
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_again_together_with_what_has_come_since()
    {
        var told = new List<string[]>();
        using var backlog = new TagBacklog(tags =>
        {
            told.Add([.. tags]);
            return Task.FromResult(told.Count > 2);
        });

        (await backlog.AddAsync(["product:1"])).Should().BeFalse("its caller need not wait for the next attempt");
        backlog.IsEmpty.Should().BeFalse();
        (await backlog.AddAsync(["product:2"])).Should().BeFalse();
        (await backlog.AddAsync(["product:3"])).Should().BeTrue();
        await UntilEmptyAsync(backlog);

        told.Should().HaveCount(3);
        told[^1].Should().BeEquivalentTo("product:1", "product:2", "product:3");
    }

    [Fact]
    public async Task While_one_is_being_told_the_others_gather()
    {
        var (told, open) = (new List<string[]>(), new TaskCompletionSource());
        using var backlog = new TagBacklog(async tags =>
        {
            told.Add([.. tags]);
            await open.Task;
            return true;
        });

        var first = backlog.AddAsync(["product:0"]);
        while (told.Count == 0)
            await Task.Yield();
        var others = Enumerable.Range(1, 100).Select(i => backlog.AddAsync([$"product:{i}"])).ToArray();
        open.SetResult();
        await Task.WhenAll([first, .. others]);

        told.Select(tags => tags.Length).Should().Equal(1, 100);
    }

    [Fact]
    public async Task Of_too_much_there_is_no_list()
    {
        var (told, fails) = (new List<string[]>(), true);
        using var backlog = new TagBacklog(tags =>
        {
            told.Add([.. tags]);
            return Task.FromResult(!fails);
        });

        await backlog.AddAsync(Enumerable.Range(0, 10_001).Select(i => $"product:{i}"));
        fails = false;
        await backlog.AddAsync(["product:1"]);

        told[0].Should().Equal("*");
        told[^1].Should().BeEquivalentTo("*", "product:1");
    }

    [Fact]
    public async Task In_the_end_nobody_is_kept_waiting()
    {
        var backlog = new TagBacklog(_ => Task.FromResult(false));
        await backlog.AddAsync(["product:1"]);
        var waiting = backlog.AddAsync(["product:2"]);

        backlog.Dispose();

        (await waiting.WaitAsync(TimeSpan.FromSeconds(5))).Should().BeFalse();
    }

    private static async Task UntilEmptyAsync(TagBacklog backlog)
    {
        while (!backlog.IsEmpty)
            await Task.Delay(1);
    }
}
