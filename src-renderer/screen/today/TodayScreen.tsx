import type { Today } from '../../../src-shared/vault-contract';
import { sayError } from '../../look';
import { Empty } from '../frame/Empty';
import { importRequest } from '../frame/place';
import { todayDate } from '../frame/today-date';
import { useLive } from '../links/use-live';
import { vault } from '../links/vault';
import { Birthdays } from './Birthdays';
import { Gaps } from './Gaps';
import { todaySentence } from './today-sentence';
import { Unfinished } from './Unfinished';
import { VaultDoubts, VaultOffers } from './VaultOffers';

/** What to do now, from facts; an empty section leaves no trace. */
export function TodayScreen() {
  const date = todayDate();
  const { value, error } = useLive(`today ${date}`, () => vault.today({ date }), ['people', 'clients']);
  return (
    <main className="page">
      <div className="page-column">
        {error && <p>{sayError(error)}</p>}
        {value && <TodayPage today={value} />}
      </div>
    </main>
  );
}

function TodayPage({ today }: { readonly today: Today }) {
  if (today.people === 0) {
    return (
      <>
        <VaultDoubts />
        <Empty
          what="Here stands what to do today, once there are people in the book."
          how="Drop a contacts file anywhere in this window. It is read in memory first; nothing is stored before you say so."
          button="Bring in contacts"
          onButton={() => importRequest.set({})}
        />
        <VaultOffers />
      </>
    );
  }
  return (
    <>
      <h1 className="today-sentence serif">{todaySentence(today, new Date())}</h1>
      <VaultDoubts />
      <Unfinished />
      <Birthdays birthdays={today.birthdays} />
      <Gaps gaps={today.gaps} />
      <VaultOffers />
    </>
  );
}
