using AutoMapper;
using MultiWeb.Application.Common.Persistence;
using MultiWeb.Application.Identity.Contracts;
using MultiWeb.Domain.Identity.Users;

namespace MultiWeb.Application.Identity.Users;

internal sealed class UserDirectory(IReadRepository<User> users) : IUserDirectory
{
    public Task<ActiveUser?> FindActiveAsync(long userId, CancellationToken cancellationToken) =>
        users.FirstOrDefaultAsync(new ActiveUserById<ActiveUser>(userId), cancellationToken);

    public Task<Mailbox?> FindMailboxAsync(long userId, CancellationToken cancellationToken) =>
        users.FirstOrDefaultAsync(new ActiveUserById<Mailbox>(userId), cancellationToken);

    internal sealed class Mappings : Profile
    {
        public Mappings()
        {
            CreateMap<User, ActiveUser>();
            CreateMap<User, Mailbox>();
        }
    }
}
